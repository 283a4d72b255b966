import { jestConfig } from '../../tools/jest/jest-config.mjs';

export default jestConfig({ displayName: 'configmap-watcher', testTimeout: 60_000 });
