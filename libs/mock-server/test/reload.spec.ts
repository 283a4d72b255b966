import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { listenMock, pactText, reading } from '../src/testing/index.js';
import type { TestMock } from '../src/testing/index.js';
import { FakeBroker } from './support/fake-broker.js';
import { FakeManager } from './support/fake-manager.js';
import { until } from './support/until.js';

jest.setTimeout(60_000);

let broker: FakeBroker;
let manager: FakeManager;
let mock: TestMock;

beforeEach(async () => {
  broker = await new FakeBroker().start();
  manager = await new FakeManager().start();
  mock = await listenMock({ env: { PACT_BROKER_URL: broker.url, MANAGER_URL: manager.url, PACT_PROVIDER: '*' } });
});

afterEach(async () => {
  await mock.close();
  await manager.stop();
  await broker.stop();
});

function publish(provider: string, version: string): { provider: string; consumer: string; version: string } {
  const names = { provider, consumer: 'Shop' };
  broker.pacts.set(`${provider}/Shop/${version}`, pactText([reading('/a', { version })], names));
  return { ...names, version };
}

async function reload(): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${mock.url}/_pact/reload`, { method: 'POST' });
  return { status: response.status, body: await response.json() };
}

/** The mock server waits for the manager to tell of a change. */
async function settled(): Promise<void> {
  await until(
    () => Promise.resolve(manager.isWaitedFor),
    (isWaitedFor) => isWaitedFor,
  );
}

describe('POST /_pact/reload', () => {
  it('serves what the source lists now, and tells what changed', async () => {
    manager.list([publish('Vault', '1'), publish('Store', '1')]);
    await mock.running.started;
    await settled();
    manager.list([publish('Vault', '2'), publish('New', '1')], { tells: false });

    expect(await reload()).toEqual({
      status: 200,
      body: {
        changes: [
          { provider: 'Vault', consumer: 'Shop', before: '1', version: '2' },
          { provider: 'New', consumer: 'Shop', before: null, version: '1' },
          { provider: 'Store', consumer: 'Shop', before: '1', version: null },
        ],
        problems: [],
      },
    });
    expect(await (await fetch(`${mock.url}/a`)).json()).toEqual({ version: '2' });
    expect(await reload()).toEqual({ status: 200, body: { changes: [], problems: [] } });
  });

  it('tells what cannot be served', async () => {
    manager.list([publish('Vault', '1')]);
    await mock.running.started;
    await settled();
    manager.list([{ provider: 'Vault', consumer: 'Shop', version: '2' }], { tells: false });

    expect(await reload()).toMatchObject({
      body: { changes: [], problems: [expect.stringMatching(/Vault.* 2: .*404/)] },
    });
  });

  it('answers everybody who asks at the same time', async () => {
    manager.list([publish('Vault', '1')]);
    await mock.running.started;

    const answers = await Promise.all([reload(), reload(), reload()]);

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('says what the start waits for', async () => {
    await broker.stop();

    expect(await reload()).toMatchObject({ status: 503, body: { error: expect.any(String) } });
  });
});
