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

  it.each([
    [{ TLS_CERT_FILE: '/tls.crt' }, 'TLS_KEY_FILE must be set together with TLS_CERT_FILE'],
    [{ TLS_KEY_FILE: '/tls.key' }, 'TLS_CERT_FILE must be set together with TLS_KEY_FILE'],
  ])('have a certificate and its key: %j', (env, message) => {
    expect(() => readConfig(GcpMockConfig, env)).toThrow(message);
  });

  it('are not opened with a certificate that is not there', async () => {
    const env = { GRPC_PORT: '2235', TLS_CERT_FILE: '/no/tls.crt', TLS_KEY_FILE: '/no/tls.key' };
    await expect(gcpDoors(readConfig(GcpMockConfig, env))).rejects.toThrow('TLS_CERT_FILE /no/tls.crt');
  });
});
