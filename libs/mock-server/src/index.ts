export { MockServerConfig } from './config.js';
export type { Challenge, ErrorDescription, MockError, Profile } from './profiles/profile.js';
export { rawProfile } from './profiles/raw-profile.js';
export { runMockServer } from './start/run-mock-server.js';
export { startMockServer } from './start/start-mock-server.js';
export type { MockServerOptions, RunningMockServer } from './start/start-mock-server.js';
