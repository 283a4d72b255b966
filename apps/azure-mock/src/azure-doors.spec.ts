import { describe, expect, it } from '@jest/globals';
import { readConfig } from '@pact-infra/nest-service';
import { azureDoors } from './azure-doors.js';
import { AzureMockConfig } from './config.js';

describe('the doors of the Azure mock', () => {
  it.each<[NodeJS.ProcessEnv, readonly string[]]>([
    [{}, []],
    [{ TLS_PORT: '2236' }, ['TLS']],
    [{ TOKEN_PORT: '2239' }, ['token endpoint']],
    [{ TLS_PORT: '2236', TOKEN_PORT: '2239' }, ['TLS', 'token endpoint']],
  ])('are the ones that are switched on: %j', async (env, names) => {
    const doors = await azureDoors(readConfig(AzureMockConfig, env));
    expect(doors.map(({ name }) => name)).toEqual(names);
  });

  it.each([
    [{ TLS_CERT_FILE: '/tls.crt' }, 'TLS_KEY_FILE must be set together with TLS_CERT_FILE'],
    [{ TLS_KEY_FILE: '/tls.key' }, 'TLS_CERT_FILE must be set together with TLS_KEY_FILE'],
    [{ TLS_PORT: '70000' }, 'TLS_PORT'],
  ])('are not configured by halves: %j', (env, message) => {
    expect(() => readConfig(AzureMockConfig, env)).toThrow(message);
  });
});
