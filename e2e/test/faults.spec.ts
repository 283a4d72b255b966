import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exampleContracts } from '../stack/contract-folder.js';
import { Stack } from '../stack/stack.js';

const TOO_MANY = (seconds: number): unknown => ({
  error: { code: 429, message: 'Rate limit exceeded', retry_after: seconds },
});
const UNAVAILABLE = { error: { code: 503, message: 'Service temporarily unavailable' } };
const UNAUTHORIZED = { error: { code: 401, message: 'Unauthorized: Invalid or missing authentication credentials' } };
const FORBIDDEN = { error: { code: 403, message: 'Forbidden: Insufficient permissions' } };

const FAULTS: readonly (readonly [Readonly<Record<string, string>>, number, unknown])[] = [
  [{ 'X-Rate-Limit': 'true' }, 429, TOO_MANY(60)],
  [{ 'X-Rate-Limit': 'TRUE', 'X-Rate-Limit-Retry-After': '5' }, 429, TOO_MANY(5)],
  [{ 'X-Rate-Limit': 'true', 'X-Rate-Limit-Retry-After': 'soon' }, 429, TOO_MANY(60)],
  [{ 'X-Service-Unavailable': 'True' }, 503, UNAVAILABLE],
  [{ 'X-Auth-Failure': '401' }, 401, UNAUTHORIZED],
  [{ 'X-Auth-Failure': 'unauthorized' }, 401, UNAUTHORIZED],
  [{ 'X-Auth-Failure': '403' }, 403, FORBIDDEN],
  [{ 'X-Auth-Failure': 'forbidden' }, 403, FORBIDDEN],
  [{ 'X-Rate-Limit': 'true', 'X-Service-Unavailable': 'true' }, 503, UNAVAILABLE],
  [{ 'X-Service-Unavailable': 'true', 'X-Auth-Failure': '403' }, 403, FORBIDDEN],
];

describe('fault headers', () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await Stack.start(exampleContracts());
  });
  afterAll(() => stack.stop());

  const requests = [
    ['aws-mock', 'POST', '/'],
    ['gcp-mock', 'GET', '/v1/projects/demo-project/secrets'],
    ['azure-mock', 'GET', '/secrets?api-version=2026-04-01'],
    ['azure-mock', 'GET', '/no/such/path'],
  ] as const;

  describe.each(requests)('%s, %s %s', (name, method, path) => {
    it.each(FAULTS)('%j answers %d', async (headers, status, body) => {
      const response = await stack.app(name).fetch(path, { method, headers });
      expect(response.status).toBe(status);
      expect(response.headers.get('content-type')).toMatch(/^application\/json/);
      expect(await response.json()).toEqual(body);
    });

    it('tells when to come back', async () => {
      const headers = { 'X-Rate-Limit': 'true', 'X-Rate-Limit-Retry-After': '7' };
      const response = await stack.app(name).fetch(path, { method, headers });
      expect(response.headers.get('retry-after')).toBe('7');
    });

    it.each([{ 'X-Rate-Limit': 'yes' }, { 'X-Service-Unavailable': '1' }, { 'X-Auth-Failure': 'Forbidden' }])(
      '%j does nothing',
      async (headers) => {
        const plain = await stack.app(name).fetch(path, { method, headers: { authorization: 'Bearer test-token' } });
        const response = await stack.app(name).fetch(path, {
          method,
          headers: { authorization: 'Bearer test-token', ...headers },
        });
        expect(response.status).toBe(plain.status);
      },
    );
  });

  it.each(['aws-mock', 'gcp-mock', 'azure-mock'] as const)('spare the health check of %s', async (name) => {
    const headers = { 'X-Service-Unavailable': 'true', 'X-Auth-Failure': '401' };
    const response = await stack.app(name).fetch('/health', { headers });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ok', service: 'pact-mock-server' });
  });
});
