import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { pactText, reading, servePacts } from '@pact-infra/mock-server/testing';
import type { TestMock } from '@pact-infra/mock-server/testing';
import { gcpProfile } from './gcp-profile.js';

let mock: TestMock;

beforeAll(async () => {
  mock = await servePacts([pactText([reading('/a', 'a')], { provider: 'GCP-Secret-Manager' })], {
    profile: gcpProfile,
  });
});

afterAll(() => mock.close());

it.each([
  [
    'throttling; retry-after=2',
    429,
    'RESOURCE_EXHAUSTED',
    [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'RATE_LIMIT_EXCEEDED',
        domain: 'googleapis.com',
      },
      { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '2s' },
    ],
  ],
  ['outage', 503, 'UNAVAILABLE', undefined],
  ['unauthenticated', 401, 'UNAUTHENTICATED', [expect.objectContaining({ reason: 'ACCESS_TOKEN_EXPIRED' })]],
  ['forbidden', 403, 'PERMISSION_DENIED', [expect.objectContaining({ reason: 'IAM_PERMISSION_DENIED' })]],
])('%s is %i %s', async (fault, code, status, details) => {
  const response = await fetch(`${mock.url}/a`, { headers: { 'x-pact-fault': fault } });
  expect(response.status).toBe(code);
  expect(await response.json()).toEqual({
    error: { code, message: expect.any(String), status, ...(details !== undefined && { details }) },
  });
});

it('names a wrong header in the words of the cloud', async () => {
  const response = await fetch(`${mock.url}/a`, { headers: { 'x-pact-fault': 'none' } });
  expect(await response.json()).toMatchObject({
    error: { code: 400, status: 'INVALID_ARGUMENT', message: expect.stringMatching(/^X-Pact-Fault: "none"/) },
  });
});
