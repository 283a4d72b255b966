import { jestConfig } from '../../tools/jest/jest-config.mjs';

export default jestConfig({ displayName: 'manager', testTimeout: 60_000 });
