import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { publication, RunningBroker } from './running-broker.js';

let broker: RunningBroker;

beforeEach(async () => {
  broker = await RunningBroker.start();
  const publish = (consumer: string, version: string, more: object, answer: number): Promise<unknown> =>
    broker.request('/contracts/publish', {
      method: 'POST',
      body: publication(consumer, 'Api', version, more, answer),
    });
  await publish('Web', '1', { branch: 'main', tags: ['prod'] }, 1);
  await publish('Web', '2', { branch: 'feat', tags: ['prod'] }, 2);
  await publish('Web', '3', { branch: 'feat' }, 3);
  await publish('App', '7', { branch: 'main' }, 7);
});

afterEach(async () => {
  await broker[Symbol.asyncDispose]();
});

interface ForVerification {
  readonly _embedded: {
    readonly pacts: readonly {
      readonly verificationProperties: object;
      readonly _links: { self: { name: string; href: string } };
    }[];
  };
}

async function forVerification(query: object): Promise<ForVerification['_embedded']['pacts']> {
  const { json } = await broker.request('/pacts/provider/Api/for-verification', { method: 'POST', body: query });
  return (json as ForVerification)._embedded.pacts;
}

describe('pacts for verification', () => {
  it.each<readonly [object, readonly string[]]>([
    [{}, ['App (7)', 'Web (3)']],
    [{ consumerVersionSelectors: [] }, ['App (7)', 'Web (3)']],
    [{ consumerVersionSelectors: [{ consumer: 'Web', latest: true }] }, ['Web (3)']],
    [{ consumerVersionSelectors: [{ branch: 'main' }] }, ['App (7)', 'Web (1)']],
    [{ consumerVersionSelectors: [{ mainBranch: true }] }, ['App (7)', 'Web (1)']],
    [{ consumerVersionSelectors: [{ branch: 'none', fallbackBranch: 'feat' }] }, ['Web (3)']],
    [{ consumerVersionSelectors: [{ tag: 'prod' }] }, ['Web (2)', 'Web (1)']],
    [{ consumerVersionSelectors: [{ tag: 'prod', latest: true }] }, ['Web (2)']],
    [{ consumerVersionSelectors: [{ tag: 'none', latest: true, fallbackTag: 'prod' }] }, ['Web (2)']],
    [{ consumerVersionSelectors: [{ matchingBranch: true }], providerVersionBranch: 'feat' }, ['Web (3)']],
    [{ consumerVersionSelectors: [{ deployedOrReleased: true }] }, []],
  ])('are those that %j selects', async (query, expected) => {
    const names = (await forVerification(query)).map(({ _links }) => _links.self.name);
    expect(names).toEqual(expected.map((version) => `Pact between ${version} and Api`));
  });

  it('name one agreement once, with every reason', async () => {
    const pacts = await forVerification({
      consumerVersionSelectors: [{ consumer: 'App' }, { consumer: 'App', branch: 'main' }],
    });
    expect(pacts).toHaveLength(1);
    expect(JSON.stringify(pacts)).toContain("latest version and the latest version from branch 'main'");
  });

  it('are pending until a provider version has verified them', async () => {
    const query = { consumerVersionSelectors: [{ consumer: 'App' }], includePendingStatus: true };
    const [before] = await forVerification(query);
    expect(before?.verificationProperties).toMatchObject({ pending: true });

    const results = `${new URL(before?._links.self.href ?? '').pathname}/verification-results`;
    const body = { success: true, providerApplicationVersion: '9', testResults: [{ n: 1 }] };
    const published = await broker.request(results, { method: 'POST', body });
    expect(published.headers.get('location')).toBe(`${broker.url}${results}/1`);
    expect((await broker.request(`${results}/latest`)).json).toMatchObject({ ...body, providerName: 'Api' });

    const [after] = await forVerification(query);
    expect(after?.verificationProperties).toMatchObject({ pending: false });
  });

  it.each([
    ['x', 'must be an array'],
    [[{ branch: 1 }], 'branch must be a string (at index 0)'],
    [[{ latest: 'yes' }], 'latest must be a boolean (at index 0)'],
    [[null], 'must be an object (at index 0)'],
  ])('are refused for the selectors %j', async (consumerVersionSelectors, problem) => {
    const answer = await broker.request('/pacts/provider/Api/for-verification', {
      method: 'POST',
      body: { consumerVersionSelectors },
    });
    expect(answer).toMatchObject({ status: 400, json: { errors: { consumerVersionSelectors: [problem] } } });
  });
});

describe('a verification result', () => {
  it('needs success, a provider version and a pact', async () => {
    const path = '/pacts/provider/Api/consumer/Web/pact-version/0000/verification-results';
    expect((await broker.request(path, { method: 'POST', body: {} })).json).toEqual({
      errors: { success: ['is missing or not a boolean'], providerApplicationVersion: ['is missing or blank'] },
    });
    const body = { success: true, providerApplicationVersion: '1' };
    expect((await broker.request(path, { method: 'POST', body })).status).toBe(404);
    expect((await broker.request(`${path}/latest`)).status).toBe(404);
  });
});
