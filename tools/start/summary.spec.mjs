import { describe, expect, it } from '@jest/globals';
import { servicesFor } from './services.mjs';
import { summary } from './summary.mjs';

const options = { contracts: '/contracts', fresh: false, help: false, host: '127.0.0.1', data: '/data' };
const services = servicesFor(options, {});

describe('summary', () => {
  it('shows where each service runs and ends with "ready"', () => {
    const lines = summary({ services, contracts: [], options }).split('\n');

    expect(lines).toContainEqual(expect.stringMatching(/AWS mock +http:\/\/127\.0\.0\.1:1234 +AWS_MOCK_PORT/));
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

  it('gives three commands to try', () => {
    expect(summary({ services, contracts: [], options }).match(/^ {2}curl .*http:\/\/127\.0\.0\.1:\d+/gm)).toHaveLength(
      3,
    );
  });
});
