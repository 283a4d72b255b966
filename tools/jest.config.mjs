import { jestConfig } from './jest/jest-config.mjs';

export default jestConfig({ displayName: 'tools', testMatch: ['<rootDir>/**/*.spec.mjs'] });
