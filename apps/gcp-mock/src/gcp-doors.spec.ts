import { describe, expect, it } from '@jest/globals';
import { readConfig } from '@pact-infra/nest-service';
import { GcpMockConfig } from './config.js';
import { gcpDoors } from './gcp-doors.js';

describe('the doors of the GCP mock', () => {
  it.each<[NodeJS.ProcessEnv, readonly string[]]>([
    [{}, []],
    [{ GRPC_PORT: '0' }, []],
    [{ GRPC_PORT: '2235' }, ['gRPC']],
  ])('are the ones that are switched on: %j', async (env, names) => {
    const doors = await gcpDoors(readConfig(GcpMockConfig, env));
    expect(doors.map(({ name }) => name)).toEqual(names);
  });

  it.each(['70000', '-1', 'on'])('are not opened at a port such as %s', (port) => {
    expect(() => readConfig(GcpMockConfig, { GRPC_PORT: port })).toThrow('GRPC_PORT');
  });
});
