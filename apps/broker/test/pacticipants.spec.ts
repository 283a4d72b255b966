import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { publication, RunningBroker } from './running-broker.js';

let broker: RunningBroker;

beforeEach(async () => {
  broker = await RunningBroker.start();
});

afterEach(async () => {
  await broker[Symbol.asyncDispose]();
});

const put = (path: string, body: unknown = {}): ReturnType<RunningBroker['request']> =>
  broker.request(path, { method: 'PUT', body });

describe('pacticipants', () => {
  it('are created, changed, listed and deleted', async () => {
    expect(
      (await broker.request('/pacticipants', { method: 'POST', body: { name: 'Web', mainBranch: 'trunk' } })).status,
    ).toBe(201);
    await broker.request('/pacticipants/Web', {
      method: 'PATCH',
      body: { displayName: 'The web' },
      headers: { 'content-type': 'application/merge-patch+json' },
    });
    expect((await broker.request('/pacticipants')).json).toMatchObject({
      _embedded: { pacticipants: [{ name: 'Web', displayName: 'The web', mainBranch: 'trunk' }] },
    });
    expect((await broker.request('/pacticipants/Web', { method: 'DELETE' })).status).toBe(204);
    expect((await broker.request('/pacticipants/Web')).status).toBe(404);
  });

  it('take their pacts along when they are deleted', async () => {
    await broker.request('/contracts/publish', { method: 'POST', body: publication('Web', 'Api', '1') });
    await broker.request('/pacticipants/Api', { method: 'DELETE' });
    expect((await broker.request('/pacts/latest')).json).toMatchObject({ pacts: [] });
  });

  it('need a name', async () => {
    const answer = await broker.request('/pacticipants', { method: 'POST', body: {} });
    expect(answer).toMatchObject({ status: 400, json: { errors: { name: ['is missing'] } } });
  });
});

describe('versions, tags and branches', () => {
  it('are created by tagging and by putting a branch version', async () => {
    expect((await put('/pacticipants/Web/versions/1%2B2/tags/a%2Fb')).status).toBe(201);
    expect((await put('/pacticipants/Web/versions/1%2B2/tags/a%2Fb')).status).toBe(200);
    expect((await put('/pacticipants/Web/branches/feat%2Fx/versions/1%2B2')).status).toBe(201);
    expect((await put('/pacticipants/Web/branches/feat%2Fx/versions/1%2B2')).status).toBe(200);
    expect((await broker.request('/pacticipants/Web/versions/1%2B2')).json).toMatchObject({
      number: '1+2',
      _embedded: { branchVersions: [{ name: 'feat/x' }], tags: [{ name: 'a/b' }] },
      _links: { self: { href: `${broker.url}/pacticipants/Web/versions/1%2B2` } },
    });
    expect((await broker.request('/pacticipants/Web/branches')).json).toMatchObject({
      _embedded: { branches: [{ name: 'feat/x' }] },
    });
  });

  it('are found latest first, by tag and by branch', async () => {
    await put('/pacticipants/Web/versions/2/tags/prod');
    await put('/pacticipants/Web/branches/main/versions/1');
    const number = async (path: string): Promise<unknown> => (await broker.request(`/pacticipants/Web/${path}`)).json;
    expect(await number('latest-version')).toMatchObject({ number: '1' });
    expect(await number('latest-version/prod')).toMatchObject({ number: '2' });
    expect(await number('branches/main/latest-version')).toMatchObject({ number: '1' });
    expect(await number('versions')).toMatchObject({ _embedded: { versions: [{ number: '1' }, { number: '2' }] } });
  });

  it('are deleted', async () => {
    await put('/pacticipants/Web/versions/1/tags/prod');
    await put('/pacticipants/Web/branches/main/versions/1');
    for (const path of ['versions/1/tags/prod', 'branches/main', 'versions/1']) {
      expect((await broker.request(`/pacticipants/Web/${path}`, { method: 'DELETE' })).status).toBe(204);
      expect((await broker.request(`/pacticipants/Web/${path}`)).status).toBe(404);
    }
  });
});
