import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { servePacts, pactText, reading } from '@pact-infra/mock-server/testing';
import type { TestMock } from '@pact-infra/mock-server/testing';
import { awsProfile } from './aws-profile.js';

let mock: TestMock;

beforeAll(async () => {
  mock = await servePacts([pactText([reading('/a', 'a')], { provider: 'AWS-Secrets-Manager' })], {
    profile: awsProfile,
  });
});

afterAll(() => mock.close());

it.each([
  ['throttling; retry-after=2', 400, 'ThrottlingException'],
  ['outage', 503, 'ServiceUnavailable'],
  ['unauthenticated', 400, 'UnrecognizedClientException'],
  ['forbidden', 400, 'AccessDeniedException'],
])('%s is %i %s', async (fault, status, type) => {
  const response = await fetch(mock.url, { method: 'POST', headers: { 'x-pact-fault': fault } });
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.1');
  expect(response.headers.get('retry-after')).toBe(fault.includes('retry-after') ? '2' : null);
  expect(await response.json()).toEqual({ __type: type, message: expect.any(String) });
});

it('names a wrong header in the words of the cloud', async () => {
  const response = await fetch(mock.url, { method: 'POST', headers: { 'x-pact-fault': 'none' } });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({
    message: expect.stringMatching(/^X-Pact-Fault: "none": the kind must/),
  });
});
