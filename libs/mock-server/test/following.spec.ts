import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { listenMock, pactText, reading } from '../src/testing/index.js';
import type { TestMock } from '../src/testing/index.js';
import { FakeBroker } from './support/fake-broker.js';
import { FakeManager } from './support/fake-manager.js';
import { until } from './support/until.js';

jest.setTimeout(60_000);

const vault = { provider: 'Vault', consumer: 'Shop' };
const store = { provider: 'Store', consumer: 'Shop' };

let broker: FakeBroker;
let manager: FakeManager;
let mock: TestMock | undefined;

beforeEach(async () => {
  broker = await new FakeBroker().start();
  manager = await new FakeManager().start();
});

afterEach(async () => {
  await mock?.close();
  mock = undefined;
  await manager.stop();
  await broker.stop();
});

async function startMock(env: NodeJS.ProcessEnv = {}): Promise<TestMock> {
  mock = await listenMock({
    env: { PACT_BROKER_URL: broker.url, MANAGER_URL: manager.url, PACT_PROVIDER: 'vault,store', ...env },
  });
  return mock;
}

function publish({ provider, consumer }: { provider: string; consumer: string }, version: string, value: string): void {
  const path = `/${provider.toLowerCase()}`;
  broker.pacts.set(`${provider}/${consumer}/${version}`, pactText([reading(path, { value })], { provider, consumer }));
}

/** What the mock answers: the value of the contract, or the status. */
async function served(path = '/vault'): Promise<string | number> {
  const response = await fetch(`${mock?.url ?? ''}${path}`);
  return response.ok ? String(((await response.json()) as { value: unknown }).value) : response.status;
}

async function health(): Promise<number> {
  return (await fetch(`${mock?.url ?? ''}/health`)).status;
}

const untilServed = (value: string | number, path?: string): Promise<string | number> =>
  until(
    () => served(path),
    (now) => now === value,
  );

describe('a mock server that follows a manager', () => {
  it('warns of a contract when it is loaded, and not again when another one changes', async () => {
    const response = { status: 200, headers: { 'bad name': 'x' } };
    broker.pacts.set('Vault/Shop/1', pactText([{ ...reading('/vault', {}), response }], vault));
    manager.list([{ ...vault, version: '1' }]);
    const { running, logLines } = await startMock();
    await running.started;
    publish(store, '1', 'new');
    manager.list([
      { ...vault, version: '1' },
      { ...store, version: '1' },
    ]);
    await untilServed('new', '/store');
    const warnings = logLines.filter((line) => line.includes('bad name'));
    expect(warnings.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({
        contract: expect.stringContaining('Vault'),
        interaction: 'a request for /vault',
        problem: expect.stringContaining('header name "bad name"'),
      }),
    ]);
  });

  it('serves exactly the versions that the manager lists, and none of other providers or consumers', async () => {
    publish(vault, '1', 'old');
    publish(vault, '2', 'new');
    publish({ provider: 'Other', consumer: 'Shop' }, '1', 'foreign');
    manager.list([
      { ...vault, version: '1' },
      { provider: 'Other', consumer: 'Shop', version: '1' },
    ]);
    await (
      await startMock()
    ).running.started;
    expect(await served()).toBe('old');
    expect(await served('/other')).toBe(500);
  });

  it('serves only the consumers of PACT_CONSUMER', async () => {
    publish(vault, '1', 'for the shop');
    publish({ provider: 'Store', consumer: 'Bank' }, '1', 'for the bank');
    manager.list([
      { ...vault, version: '1' },
      { provider: 'Store', consumer: 'Bank', version: '1' },
    ]);
    await (
      await startMock({ PACT_CONSUMER: 'BANK' })
    ).running.started;
    expect(await served('/store')).toBe('for the bank');
    expect(await served('/vault')).toBe(500);
  });

  it('serves a new version, and fetches only what changed', async () => {
    publish(vault, '1', 'old');
    publish(store, '1', 'same');
    manager.list([
      { ...vault, version: '1' },
      { ...store, version: '1' },
    ]);
    await (
      await startMock()
    ).running.started;
    broker.reads.length = 0;
    publish(vault, '2', 'new');
    manager.list([
      { ...vault, version: '2' },
      { ...store, version: '1' },
    ]);
    await untilServed('new');
    expect(await served('/store')).toBe('same');
    expect(broker.reads).toEqual(['/pacts/provider/Vault/consumer/Shop/version/2']);
  });

  it('answers every request while contracts change under load', async () => {
    publish(vault, '0', '0');
    manager.list([{ ...vault, version: '0' }]);
    const { url, running } = await startMock({ REQUEST_LOG: 'off' });
    await running.started;
    let isLoading = true;
    const statuses = new Set<number>();
    const client = async (): Promise<void> => {
      while (isLoading) {
        const response = await fetch(`${url}/vault`);
        await response.arrayBuffer();
        statuses.add(response.status);
      }
    };
    const clients = Promise.all([client(), client(), client(), client()]);
    for (let version = 1; version <= 10; version++) {
      publish(vault, String(version), String(version));
      manager.list([{ ...vault, version: String(version) }]);
      await untilServed(String(version));
    }
    isLoading = false;
    await clients;
    expect([...statuses]).toEqual([200]);
  });

  it('goes on serving a contract whose new version is broken, and says so', async () => {
    publish(vault, '1', 'good');
    publish(store, '1', 'first');
    manager.list([
      { ...vault, version: '1' },
      { ...store, version: '1' },
    ]);
    const { url, running } = await startMock();
    await running.started;
    broker.pacts.set('Vault/Shop/2', '{"interactions":');
    publish(store, '2', 'second');
    manager.list([
      { ...vault, version: '2' },
      { ...store, version: '2' },
    ]);
    await untilServed('second', '/store');
    expect(await served()).toBe('good');
    const detail = await fetch(`${url}/_pact/health`);
    expect(detail.status).toBe(503);
    expect(await detail.text()).toContain('Vault for Shop 2: ');
    expect(await health()).toBe(200);
  });

  it('goes on serving a contract whose new version has a rule that makes no sense', async () => {
    publish(vault, '1', 'good');
    manager.list([{ ...vault, version: '1' }]);
    const { url, running } = await startMock();
    await running.started;
    const pact = JSON.parse(pactText([reading('/vault', { value: 'bad' })], vault)) as {
      interactions: { request: { matchingRules?: unknown } }[];
    };
    for (const { request } of pact.interactions) {
      request.matchingRules = { path: { matchers: [{ match: 'regex', regex: '(' }] } };
    }
    broker.pacts.set('Vault/Shop/2', JSON.stringify(pact));
    manager.list([{ ...vault, version: '2' }]);
    await until(
      async () => (await fetch(`${url}/_pact/health`)).status,
      (status) => status === 503,
    );
    expect(await served()).toBe('good');
  });

  it('tries a contract that cannot be loaded again until it can', async () => {
    publish(vault, '1', 'at last');
    broker.failure = 503;
    manager.list([{ ...vault, version: '1' }]);
    const { url, running, logLines } = await startMock();
    await running.started;
    expect(await health()).toBe(200);
    const refusal = await fetch(`${url}/vault`);
    expect(refusal.status).toBe(503);
    expect(await refusal.text()).toContain('Vault for Shop 1: ');
    expect(logLines.join('')).toContain('Vault for Shop 1: ');
    broker.failure = undefined;
    await untilServed('at last');
  });

  it('never stops serving while broker and manager are down, and follows again when they are back', async () => {
    publish(vault, '1', 'old');
    manager.list([{ ...vault, version: '1' }]);
    await (
      await startMock()
    ).running.started;
    manager.goAway();
    broker.goAway();
    await until(
      async () => (await fetch(`${mock?.url ?? ''}/_pact/health`)).status,
      (status) => status === 503,
    );
    expect(await served()).toBe('old');
    expect(await health()).toBe(200);
    publish(vault, '2', 'new');
    broker.comeBack();
    manager.list([{ ...vault, version: '2' }]);
    manager.comeBack();
    await untilServed('new');
  });

  it('keeps what it serves while a restarted manager does not know its contracts yet', async () => {
    publish(vault, '1', 'kept');
    manager.list([{ ...vault, version: '1' }]);
    const { running, logLines } = await startMock();
    await running.started;
    publish(store, '1', 'marker');
    manager.list([{ ...store, version: '1' }], { sourceState: 'unknown' });
    await untilServed('marker', '/store');
    expect(await served()).toBe('kept');
    manager.list([
      { ...vault, version: null },
      { ...store, version: '1' },
    ]);
    publish(store, '2', 'second marker');
    manager.list([
      { ...vault, version: null },
      { ...store, version: '2' },
    ]);
    await untilServed('second marker', '/store');
    expect(await served()).toBe('kept');
    expect(logLines.join('')).not.toContain('"level":"error"');
  });

  it('goes on serving a contract whose file a restarted manager cannot read', async () => {
    publish(vault, '1', 'kept');
    publish(store, '1', 'first');
    manager.list([
      { source: 'vault.json', ...vault, version: '1' },
      { source: 'store.json', ...store, version: '1' },
    ]);
    await (
      await startMock()
    ).running.started;
    publish(store, '2', 'second');
    manager.list([
      { source: 'vault.json', provider: null, consumer: null, version: null, error: 'not JSON' },
      { source: 'store.json', ...store, version: '2' },
    ]);
    await untilServed('second', '/store');
    expect(await served()).toBe('kept');
    manager.list([{ source: 'store.json', ...store, version: '2' }]);
    await untilServed(500);
  });

  it('tells in the answer to an unmatched request which contract is not published yet', async () => {
    publish(vault, '1', 'served');
    manager.list([
      { ...vault, version: '1' },
      { ...store, version: null },
    ]);
    const { url, running, logLines } = await startMock();
    await running.started;
    expect(await (await fetch(`${url}/store`)).text()).toContain('Store for Shop: no version of it is published');
    expect(logLines.filter((line) => line.includes('not every contract is served'))).toEqual([
      expect.stringContaining('"level":"info"'),
    ]);
  });

  it('stops serving a provider that the manager no longer lists, and stays healthy', async () => {
    publish(vault, '1', 'leaving');
    publish(store, '1', 'staying');
    manager.list([
      { ...vault, version: '1' },
      { ...store, version: '1' },
    ]);
    await (
      await startMock()
    ).running.started;
    manager.list([{ ...store, version: '1' }]);
    await untilServed(500);
    expect(await served('/store')).toBe('staying');
    manager.list([]);
    await untilServed(503, '/store');
    expect(await health()).toBe(200);
  });
});

describe('a mock server without a manager', () => {
  it("serves the broker's latest pacts, and new ones as they come", async () => {
    publish(vault, '1', 'old');
    await (
      await startMock({ MANAGER_URL: '' })
    ).running.started;
    expect(await served()).toBe('old');
    broker.pacts.clear();
    publish(vault, '2', 'new');
    await untilServed('new');
  });
});

describe('the start gate', () => {
  it('is closed, and says for what it waits, until broker and manager are there', async () => {
    broker.isHealthy = false;
    manager.goAway();
    publish(vault, '1', 'served');
    manager.list([{ ...vault, version: '1' }]);
    const { url, running } = await startMock();
    const closed = await fetch(`${url}/health`);
    expect(closed.status).toBe(503);
    expect(await closed.json()).toMatchObject({ reason: expect.stringContaining(`broker at ${broker.url}`) });
    const refused = await fetch(`${url}/vault`);
    expect(refused.status).toBe(503);
    expect(refused.headers.get('x-pact-mock-error')).toBe('unavailable');
    broker.isHealthy = true;
    await until(
      async () => (await fetch(`${url}/health`)).text(),
      (text) => text.includes(`manager at ${manager.url}`),
    );
    manager.comeBack();
    await running.started;
    expect(await health()).toBe(200);
    expect(await served()).toBe('served');
  });

  it('passes without contracts of its providers: the API says what it waits for until they come', async () => {
    publish(vault, '1', 'late');
    const { url, running } = await startMock();
    await running.started;
    expect(await health()).toBe(200);
    const refused = await fetch(`${url}/vault`);
    expect(refused.status).toBe(503);
    expect(await refused.text()).toContain('no contract of vault or store is published');
    manager.list([{ ...vault, version: '1' }]);
    await untilServed('late');
  });

  it('ends the start, naming the cause, when the time is over', async () => {
    broker.goAway();
    const { running, url } = await startMock({ WAIT_TIMEOUT_SECS: '1' });
    await expect(running.started).rejects.toThrow(`the broker at ${broker.url} was not there within 1 s: `);
    await expect(fetch(`${url}/health`)).rejects.toThrow();
  });

  it('can be left by a shutdown', async () => {
    broker.goAway();
    const { running } = await startMock();
    await running.close();
    await expect(running.started).resolves.toBeUndefined();
  });
});
