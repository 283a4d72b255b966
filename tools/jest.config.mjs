import { jestConfig } from './jest/jest-config.mjs';

export default jestConfig({ displayName: 'tools', silent: true, testMatch: ['<rootDir>/**/*.spec.mjs'] });
