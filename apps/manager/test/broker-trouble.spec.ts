import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { pactText } from './pact-text.js';
import { AWS, GCP, eventually, fileIn, RunningManager } from './running-manager.js';

describe('manager and its broker', () => {
  let manager: RunningManager;

  beforeEach(async () => {
    manager = await RunningManager.prepare();
  });

  afterEach(() => manager.cleanUp());

  it('publishes as soon as the broker comes up, however long that takes', async () => {
    manager.server.goAway();
    await manager.put('one.json', pactText(AWS));
    await manager.start({ BROKER_TIMEOUT_SECS: '0' });
    await manager.reportWhen(({ contracts: [file] }) => file !== undefined);

    manager.server.comeBack();

    await manager.reportWhen(({ status }) => status === 'ready');
  });

  it('fills a broker again that came back without its database', async () => {
    await manager.put('one.json', pactText(AWS));
    await manager.start();
    await manager.reportWhen(({ status }) => status === 'ready');

    manager.server.goAway();
    await manager.reportWhen(({ broker_healthy }) => !broker_healthy);
    manager.server.broker.wipe();
    manager.server.comeBack();
    await manager.reportWhen(({ broker_healthy }) => broker_healthy);

    await eventually(() => manager.server.broker.latest(AWS)?.content === pactText(AWS));
  });

  it('fills a broker again whose database was deleted behind its back', async () => {
    await manager.put('one.json', pactText(AWS));
    await manager.start();
    await manager.reportWhen(({ status }) => status === 'ready');

    manager.server.broker.wipe();

    await eventually(() => manager.server.broker.latest(AWS)?.content === pactText(AWS));
  });

  it('repeats what the broker refused, without waiting for an event', async () => {
    await manager.put('one.json', pactText(AWS));
    await manager.put('two.json', pactText(GCP));
    manager.server.broker.faults.push('refused', 'lost-answer', 'refused');
    await manager.start();

    const failed = await manager.reportWhen((report) => report.contracts.some(({ error }) => error !== null));
    expect(failed.contracts.find(({ error }) => error !== null)?.error).toContain('the broker refuses');

    const report = await manager.reportWhen(({ published_providers }) => published_providers.length === 2);
    expect(report.contracts.map(({ error }) => error)).toEqual([null, null]);
  });

  it('reports refused credentials for each contract, in the broker’s words', async () => {
    await manager.put('one.json', pactText(AWS));
    await manager.start({ BROKER_PASSWORD: 'wrong' });

    const report = await manager.reportWhen(({ contracts: [file] }) => typeof file?.error === 'string');

    expect(report).toMatchObject({ status: 'not_ready', broker_healthy: true, pacts_published: false });
    expect(fileIn(report, 'one.json')).toMatchObject({
      version: null,
      error: expect.stringContaining('/contracts/publish'),
    });
  });

  it('does not let a flag file of an earlier run keep it from publishing', async () => {
    await manager.put('one.json', pactText(AWS));
    await writeFile(manager.flag, 'published');
    await manager.start();

    await manager.reportWhen(({ status }) => status === 'ready');

    expect(manager.server.broker.publications).toHaveLength(1);
  });
});
