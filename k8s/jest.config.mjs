import { jestConfig } from '../tools/jest/jest-config.mjs';

export default jestConfig({ displayName: 'k8s', testMatch: ['<rootDir>/check/**/*.spec.ts'] });
