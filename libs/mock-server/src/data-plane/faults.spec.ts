import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { requestedFault } from './faults.js';

describe('requestedFault', () => {
  it.each([
    ['401', 401],
    ['unauthorized', 401],
    ['403', 403],
    ['forbidden', 403],
  ])('answers X-Auth-Failure: %s with %i', (value, status) => {
    expect(requestedFault('GET', '/x', { 'x-auth-failure': [value] })?.status).toBe(status);
  });

  it.each(['Forbidden', 'true', '500', ''])('does nothing on X-Auth-Failure: %j', (value) => {
    expect(requestedFault('GET', '/x', { 'x-auth-failure': [value] })).toBeUndefined();
  });

  it.each([
    [undefined, 60],
    ['0', 0],
    ['120', 120],
    ['+7', 7],
    ['-1', 60],
    ['1.5', 60],
    ['soon', 60],
    ['', 60],
  ])('asks a rate-limited client that sent %j to retry after %i seconds', (value, seconds) => {
    const answer = requestedFault('GET', '/x', {
      'x-rate-limit': ['TRUE'],
      'x-rate-limit-retry-after': value === undefined ? undefined : [value],
    });
    expect(answer?.headers).toEqual(expect.arrayContaining(['retry-after', String(seconds)]));
    expect(JSON.parse(String(answer?.body))).toEqual({
      error: { code: 429, message: 'Rate limit exceeded', retry_after: seconds },
    });
  });

  it('gives authentication precedence over outage over rate limit, and spares health checks all but the last', () => {
    const isTrue = fc.constantFrom(undefined, 'true', 'True', 'TRUE', 'false', '1', '');
    fc.assert(
      fc.property(
        fc.constantFrom(undefined, '401', 'unauthorized', '403', 'forbidden', 'Unauthorized', ''),
        isTrue,
        isTrue,
        fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE'),
        fc.constantFrom('/', '/health', '/healthy', '/v1/secrets'),
        (auth, outage, limit, method, path) => {
          const isProbe = method === 'GET' && (path === '/' || path === '/health');
          const authStatus = new Map([
            ['401', 401],
            ['unauthorized', 401],
            ['403', 403],
            ['forbidden', 403],
          ]).get(auth ?? '');
          const expected =
            (isProbe ? undefined : (authStatus ?? (outage?.toLowerCase() === 'true' ? 503 : undefined))) ??
            (limit?.toLowerCase() === 'true' ? 429 : undefined);
          const headers = {
            'x-auth-failure': auth === undefined ? undefined : [auth],
            'x-service-unavailable': outage === undefined ? undefined : [outage],
            'x-rate-limit': limit === undefined ? undefined : [limit],
          };
          expect(requestedFault(method, path, headers)?.status).toBe(expected);
        },
      ),
    );
  });
});
