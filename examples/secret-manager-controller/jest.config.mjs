import { jestConfig } from '../../tools/jest/jest-config.mjs';

// Before the Pact library loads: it would report its use otherwise.
process.env.PACT_DO_NOT_TRACK = 'true';

export default jestConfig({
  displayName: 'example-secret-manager-controller',
  // A process a test file: the Pact library's native part can be started once in a process.
  workerIdleMemoryLimit: '1MB',
});
