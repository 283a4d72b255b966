import { describe, expect, it } from '@jest/globals';
import { readOptions } from './options.mjs';
import { servicesFor } from './services.mjs';
import { summary } from './summary.mjs';

const options = { contracts: '/contracts', fresh: false, help: false, host: '127.0.0.1', data: '/data' };
const services = servicesFor(options, {});

describe('summary', () => {
  it('shows where each service runs and ends with "ready"', () => {
    const lines = summary({ services, contracts: [], options }).split('\n');

    expect(lines).toContainEqual(expect.stringMatching(/AWS mock +http:\/\/127\.0\.0\.1:1234 +AWS_MOCK_PORT/));
    expect(lines).toContainEqual(expect.stringMatching(/GCP mock, gRPC +127\.0\.0\.1:2235 +GCP_MOCK_GRPC_PORT/));
    expect(lines.at(-1)).toBe('ready');
  });

  it.each([
    [{ provider: 'aws-secrets-manager' }, 'Team → aws-secrets-manager  served by aws-mock'],
    [{ provider: 'Vault' }, 'Team → Vault  NOT SERVED: no mock is for this provider'],
    [{ version: null, error: 'not JSON' }, 'Team → GCP-Secret-Manager  NOT PUBLISHED: not JSON'],
    [{ error: 'not JSON' }, 'Team → GCP-Secret-Manager  served by gcp-mock as it last was: not JSON'],
    [{ provider: null, consumer: null, version: null, error: 'not JSON' }, 'a.json    NOT PUBLISHED: not JSON'],
  ])('says what becomes of the contract %j', (changes, text) => {
    const contract = { source: 'a.json', consumer: 'Team', provider: 'GCP-Secret-Manager', version: '1', error: null };

    expect(summary({ services, contracts: [{ ...contract, ...changes }], options })).toContain(text);
  });

  it('gives four commands to try', () => {
    expect(commandsFor(options)).toEqual([
      'curl http://127.0.0.1:1238/ready',
      expect.stringMatching(/^curl http:\/\/127\.0\.0\.1:1235\/v1/),
      expect.stringMatching(/^curl -i -H 'X-Rate-Limit: true' http:\/\/127\.0\.0\.1:1234\//),
      expect.stringMatching(/^curl 'http:\/\/127\.0\.0\.1:1234\/_pact\/coverage/),
    ]);
  });

  it('offers the example consumer where the example contracts are served, at the mocks that run', () => {
    expect(commandsFor(readOptions([], {}))[0]).toBe(
      'PACT_MODE=true npx node examples/secret-manager-controller/dist/main.js',
    );
    expect(commandsFor(readOptions([], {}), { AZURE_MOCK_PORT: '9' })[0]).toBe(
      'PACT_MODE=true AZURE_KEY_VAULT_ENDPOINT=http://127.0.0.1:9 AZURE_APP_CONFIGURATION_ENDPOINT=http://127.0.0.1:9 ' +
        'npx node examples/secret-manager-controller/dist/main.js',
    );
  });
});

/**
 * @param {import('./options.mjs').StartOptions} startOptions
 * @param {import('./services.mjs').Environment} [env]
 */
function commandsFor(startOptions, env = {}) {
  const lines = summary({ services: servicesFor(startOptions, env), contracts: [], options: startOptions }).split('\n');
  const first = lines.indexOf('Try') + 1;
  return lines.slice(first, lines.indexOf('', first)).map((line) => line.trim());
}
