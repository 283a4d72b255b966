import { runMain } from '@pact-infra/nest-service';
import { readMockServerConfig } from '../config.js';
import type { MockServerConfig } from '../config.js';
import type { Door } from '../doors/door.js';
import type { Profile } from '../profiles/profile.js';
import { startMockServer } from './start-mock-server.js';

/**
 * Runs a mock server as the process's main program, configured by the environment.
 *
 * @param doorsOf - ways in beside HTTP; loads their code only when they are switched on
 * @example
 * runMockServer(MockServerConfig, () => awsProfile);
 */
export function runMockServer<T extends MockServerConfig>(
  type: new () => T,
  profileOf: (config: T) => Profile,
  doorsOf: (config: T) => Promise<readonly Door[]> = noDoors,
): void {
  runMain(async () => {
    const config = readMockServerConfig(type);
    const doors = await doorsOf(config);
    const { started } = await startMockServer({ config, profile: profileOf(config), doors });
    await started;
  });
}

function noDoors(): Promise<readonly Door[]> {
  return Promise.resolve([]);
}
