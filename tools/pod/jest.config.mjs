import { jestConfig } from '../jest/jest-config.mjs';

export default jestConfig({ displayName: 'pod', testMatch: ['<rootDir>/test/*.pod.mjs'], testTimeout: 180_000 });
