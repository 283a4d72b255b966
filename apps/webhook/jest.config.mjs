import { jestConfig } from '../../tools/jest/jest-config.mjs';

export default jestConfig({ displayName: 'webhook' });
