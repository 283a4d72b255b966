import { runMain } from '@pact-infra/nest-service';
import { readMockServerConfig } from '../config.js';
import type { MockServerConfig } from '../config.js';
import type { Profile } from '../profiles/profile.js';
import { startMockServer } from './start-mock-server.js';

/**
 * Runs a mock server as the process's main program, configured by the environment.
 *
 * @example
 * runMockServer(MockServerConfig, () => awsProfile);
 */
export function runMockServer<T extends MockServerConfig>(type: new () => T, profileOf: (config: T) => Profile): void {
  runMain(async () => {
    const config = readMockServerConfig(type);
    const { started } = await startMockServer({ config, profile: profileOf(config) });
    await started;
  });
}
