import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { access, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pactText } from './pact-text.js';
import { AWS, GCP, fileIn, RunningManager } from './running-manager.js';

describe('manager and its contract files', () => {
  let manager: RunningManager;

  beforeEach(async () => {
    manager = await RunningManager.prepare();
  });

  afterEach(() => manager.cleanUp());

  it('publishes what is in the directory and says so', async () => {
    await manager.put('one.json', pactText(AWS));
    await manager.put('two.json', pactText(GCP));
    await manager.put('notes.txt', 'no contract');
    await manager.start({ SERVED_PROVIDERS: 'aws-secrets-manager' });

    const report = await manager.reportWhen(({ published_providers }) => published_providers.length === 2);

    const version = expect.stringMatching(/^main-abc\+[0-9a-f]{12}$/);
    const hash = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(report).toEqual({
      status: 'ready',
      broker_healthy: true,
      pacts_published: true,
      published_providers: ['AWS-Secrets-Manager', 'GCP-Secret-Manager'],
      unserved_providers: ['GCP-Secret-Manager'],
      revision: expect.any(String),
      source: { name: `directory ${manager.contracts}`, state: 'present', error: null },
      contracts: [
        { source: 'one.json', ...AWS, version, hash, error: null },
        { source: 'two.json', ...GCP, version, hash, error: null },
      ],
    });
    expect(manager.server.broker.latest(AWS)).toMatchObject({
      version: report.contracts[0]?.version,
      content: pactText(AWS),
    });
    await expect(manager.get('/ready')).resolves.toMatchObject({ status: 200 });
    await expect(manager.get('/readiness')).resolves.toEqual({
      status: 200,
      body: { status: 'ready', broker_healthy: true, pacts_published: true },
    });
    await expect(access(manager.flag)).resolves.toBeUndefined();
  });

  it('publishes a change, and a change back, so that the current content is the latest', async () => {
    await manager.put('one.json', pactText({ ...AWS, status: 200 }));
    await manager.start();
    const first = await manager.reportWhen(({ status }) => status === 'ready');
    const version = fileIn(first, 'one.json')?.version ?? '';

    await manager.put('one.json', pactText({ ...AWS, status: 201 }));
    const second = await manager.reportWhen((report) => fileIn(report, 'one.json')?.version !== version);
    await manager.put('one.json', pactText({ ...AWS, status: 200 }));
    const third = await manager.reportWhen(({ revision }) => revision !== second.revision);

    expect(fileIn(third, 'one.json')).toMatchObject({ version: `${version}.2`, error: null });
    expect(manager.server.broker.latest(AWS)).toMatchObject({ version: `${version}.2`, content: pactText(AWS) });
  });

  it('reports a file that breaks, keeps its last good contract, and goes on with the others', async () => {
    await manager.put('one.json', pactText(AWS));
    await manager.start();
    const before = await manager.reportWhen(({ status }) => status === 'ready');

    await manager.put('one.json', '{"consumer":');
    await manager.put('two.json', pactText(GCP));
    const report = await manager.reportWhen(({ published_providers }) => published_providers.length === 2);

    expect(report.status).toBe('ready');
    expect(fileIn(report, 'one.json')).toEqual({ ...fileIn(before, 'one.json'), error: expect.stringContaining('$') });
    const metrics = await (await fetch(`${manager.url}/metrics`)).text();
    expect(metrics).toContain('pact_manager_contract_error{source="one.json"} 1');
    expect(metrics).toContain('pact_manager_contracts_published 2');
  });

  it('lets a provider go when its file is removed', async () => {
    await manager.put('one.json', pactText(AWS));
    await manager.put('two.json', pactText(GCP));
    await manager.start();
    await manager.reportWhen(({ published_providers }) => published_providers.length === 2);

    await rm(join(manager.contracts, 'two.json'));

    const report = await manager.reportWhen(({ published_providers }) => published_providers.length === 1);
    expect(report.contracts.map(({ source }) => source)).toEqual(['one.json']);
  });

  it('keeps the last good contracts when the whole directory is deleted', async () => {
    await manager.put('one.json', pactText(AWS));
    await manager.start();
    const before = await manager.reportWhen(({ status }) => status === 'ready');

    await rm(manager.contracts, { recursive: true });
    const report = await manager.reportWhen(({ source }) => source.state === 'absent');

    expect(report).toMatchObject({ status: 'ready', published_providers: [AWS.provider], contracts: before.contracts });
    await mkdir(manager.contracts);
    await manager.reportWhen(({ published_providers }) => published_providers.length === 0);
  });
});
