import { jestConfig } from '../tools/jest/jest-config.mjs';

export default jestConfig({
  displayName: 'e2e',
  // One file after the other: each runs a stack of six processes, and npm start builds the apps that the others run.
  maxWorkers: 1,
  testTimeout: 120_000,
});
