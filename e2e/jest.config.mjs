import { jestConfig } from '../tools/jest/jest-config.mjs';

export default jestConfig({
  displayName: 'e2e',
  // Each test file runs a stack of its own: six processes that start on as many cores as there are.
  maxWorkers: 2,
  testTimeout: 120_000,
});
