import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pactBetween, publication, RunningBroker } from './running-broker.js';

const path = '/pacts/provider/Api/consumer/Web';
const pact = pactBetween('Web', 'Api');
const changedPact = pactBetween('Web', 'Api', 2);

let broker: RunningBroker;

beforeEach(async () => {
  broker = await RunningBroker.start();
});

afterEach(async () => {
  await broker[Symbol.asyncDispose]();
});

const put = (version: string, body: unknown): ReturnType<RunningBroker['request']> =>
  broker.request(`${path}/version/${version}`, { method: 'PUT', body });

describe('putting a pact', () => {
  it('answers 201 with the pact, ids, time and links, then 200 for the same again', async () => {
    const created = await put('1', pact);
    expect(created.status).toBe(201);
    expect(created.json).toEqual({
      ...pact,
      interactions: [{ ...pactInteraction(), _id: expect.stringMatching(/^[0-9a-f]{40}$/) }],
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/),
      _links: expect.objectContaining({
        self: { title: 'Pact', name: 'Pact between Web (1) and Api', href: `${broker.url}${path}/version/1` },
        'pb:consumer-version': expect.objectContaining({ name: '1' }),
        'pb:latest-pact-version': expect.objectContaining({ href: `${broker.url}${path}/latest` }),
      }),
    });
    expect((await put('1', pact)).status).toBe(200);
  });

  it('answers 409 for other content under the same version and keeps the first', async () => {
    await put('1', pact);
    const conflict = await put('1', changedPact);
    expect(conflict.status).toBe(409);
    expect(conflict.json).toEqual({
      error: expect.stringMatching(/^Cannot change the content of the pact for Web version 1/),
    });
    expect((await broker.request(`${path}/version/1`)).text).toContain('"answer":1');
  });

  it('takes the same agreement in another order and layout for unchanged', async () => {
    await put('1', { ...pact, interactions: [{ a: 1, b: [2] }, { c: 3 }] });
    const reordered = JSON.stringify({ ...pact, interactions: [{ c: 3 }, { b: [2], a: 1 }] }, undefined, 4);
    expect((await put('1', reordered)).status).toBe(200);
  });

  it('replaces the content with PATCH', async () => {
    await put('1', pact);
    const patched = await broker.request(`${path}/version/1`, { method: 'PATCH', body: changedPact });
    expect(patched.status).toBe(200);
    expect((await broker.request(`${path}/version/1`)).text).toContain('"answer":2');
  });

  it.each([
    ['an empty body', '', /^JSON::ParserError - /],
    ['broken JSON', '{"a":', /^JSON::ParserError - /],
    ['an array', '[]', /expected a JSON object/],
    ['deep nesting', '['.repeat(100_000) + ']'.repeat(100_000), /nested deeper/],
  ])('answers 400 for %s', async (_, body, error) => {
    const answer = await put('1', body);
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ error: expect.stringMatching(error) });
  });

  it('answers 400 when the pact names others than the address', async () => {
    const answer = await put('1', pactBetween('Other', 'Api'));
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({
      errors: { 'consumer.name': [expect.stringMatching(/^name in pact 'Other' does not match/)] },
    });
  });

  it.each([{}, { interactions: 'none' }, { interactions: [1, null, 'x'] }])(
    'is lenient about content: %j',
    async (body) => {
      expect((await put('1', body)).status).toBe(201);
    },
  );

  it('keeps numbers, escapes and repeated publication as they are', async () => {
    const text =
      '{ "interactions": [ {"description":"d", "n": [1.0, 1e2, 12345678901234567890.10, -0], "s":"\\u00e9é\\/" } ] }';
    await put('1', text);
    const document = (await broker.request(`${path}/latest`)).text;
    expect(document).toContain('"n": [1.0, 1e2, 12345678901234567890.10, -0],"s":"\\u00e9é\\/"');

    await put('2', document);
    const again = (await broker.request(`${path}/latest`)).text;
    expect(again.match(/"_id"/g)).toHaveLength(1);
    expect(again.match(/"createdAt"/g)).toHaveLength(1);
  });
});

describe('posting a pact without a version', () => {
  const post = (body: unknown): ReturnType<RunningBroker['request']> => broker.request(path, { method: 'POST', body });

  it('answers 201 for new content and 200 for content that is the latest', async () => {
    expect((await post(pact)).status).toBe(201);
    expect((await post(pact)).status).toBe(200);
  });

  it('makes content that returns the latest again', async () => {
    await post(pact);
    await post(changedPact);
    expect((await post(pact)).status).toBe(201);
    expect((await broker.request(`${path}/latest`)).text).toContain('"answer":1');
  });
});

describe('reading pacts', () => {
  it('finds the latest in the order of publication', async () => {
    await put('2', pact);
    await put('1', changedPact);
    const latest = await broker.request(`${path}/latest`);
    expect(latest.headers.get('x-pact-consumer-version')).toBe('1');
    expect(latest.text).toContain('"answer":2');
    const version = await broker.request(`${path}/version/2`);
    expect(version.headers.has('x-pact-consumer-version')).toBe(false);
  });

  it('finds the latest of a tag and of a branch', async () => {
    for (const [version, more] of [
      ['1', { tags: ['prod'], branch: 'main' }],
      ['2', { branch: 'feat/x' }],
    ] as const) {
      await broker.request('/contracts/publish', { method: 'POST', body: publication('Web', 'Api', version, more) });
    }
    const found = async (what: string): Promise<unknown> => {
      const { status, headers } = await broker.request(`${path}/${what}`);
      return status === 200 ? headers.get('x-pact-consumer-version') : status;
    };
    expect(await found('latest')).toBe('2');
    expect(await found('latest/prod')).toBe('1');
    expect(await found('branch/main/latest')).toBe('1');
    expect(await found('branch/feat%2Fx/latest')).toBe('2');
    expect(await found('latest/other')).toBe(404);
  });

  it('lists the latest pacts, the versions of one and those of a provider', async () => {
    await put('1', pact);
    await put('2', changedPact);
    await broker.request('/pacts/provider/Api/consumer/App/version/7', {
      method: 'PUT',
      body: pactBetween('App', 'Api'),
    });
    const { json } = await broker.request('/pacts/latest');
    expect(json).toMatchObject({
      pacts: [
        {
          _embedded: { consumer: { name: 'App', _embedded: { version: { number: '7' } } }, provider: { name: 'Api' } },
        },
        {
          _embedded: { consumer: { name: 'Web', _embedded: { version: { number: '2' } } }, provider: { name: 'Api' } },
        },
      ],
    });
    expect((await broker.request(`${path}/versions`)).json).toMatchObject({
      _links: { 'pb:pact-versions': [2, 1].map((n) => ({ href: `${broker.url}${path}/version/${n}` })) },
    });
    expect((await broker.request('/pacts/provider/Api/latest')).json).toMatchObject({
      _links: { 'pb:pacts': [{ name: 'App' }, { name: 'Web' }] },
    });
  });

  it('forgets a deleted pact', async () => {
    await put('1', pact);
    expect((await broker.request(`${path}/version/1`, { method: 'DELETE' })).status).toBe(204);
    expect((await broker.request(`${path}/version/1`)).status).toBe(404);
    expect((await broker.request(`${path}/version/1`, { method: 'DELETE' })).status).toBe(404);
  });

  it.each([['a/b'], ['a b'], ['a+b'], ['a&b=c'], ['Größe'], ['%41'], ['日本']])('takes the name %s', async (name) => {
    const encoded = encodeURIComponent(name);
    const at = `/pacts/provider/${encoded}/consumer/${encoded}/version/${encoded}`;
    expect((await broker.request(at, { method: 'PUT', body: pactBetween(name, name) })).status).toBe(201);
    const latest = await broker.request(`/pacts/provider/${encoded}/consumer/${encoded}/latest`);
    expect(latest.json).toMatchObject({ consumer: { name }, _links: { self: { href: broker.url + at } } });
  });
});

function pactInteraction(): object {
  const { interactions } = pact as { interactions: readonly [object] };
  return interactions[0];
}
