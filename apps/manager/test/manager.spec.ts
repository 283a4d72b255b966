import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, type RunningService } from '@pact-infra/nest-service';
import { readManagerConfig } from '../src/config.js';
import { startManager } from '../src/start-manager.js';
import type { ContractReport, ReadyReport } from '../src/status/ready-report.js';
import { FakeBrokerServer } from './fake-broker-server.js';
import { pactText } from './pact-text.js';

const AWS = { consumer: 'Controller', provider: 'AWS-Secrets-Manager' };
const GCP = { consumer: 'Controller', provider: 'GCP-Secret-Manager' };

describe('manager', () => {
  let root: string;
  let contracts: string;
  let server: FakeBrokerServer;
  let brokerPort: number;
  let service: RunningService | undefined;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'manager-'));
    contracts = join(root, 'contracts');
    await mkdir(contracts);
    server = new FakeBrokerServer();
    brokerPort = await server.start();
  });

  afterEach(async () => {
    await service?.close();
    await server.stop();
    await rm(root, { recursive: true });
  });

  async function start(env: Record<string, string> = {}): Promise<void> {
    const config = readManagerConfig({
      BROKER_URL: `http://127.0.0.1:${brokerPort}`,
      CONTRACTS_DIR: contracts,
      PUBLISHED_FLAG_PATH: join(root, 'published.flag'),
      GIT_COMMIT: 'abc',
      HEALTH_PORT: '0',
      HOST: '127.0.0.1',
      CHECK_INTERVAL_SECS: '0.1',
      HEALTH_INTERVAL_SECS: '0.2',
      ...env,
    });
    service = await startManager(config, createLogger({ service: 'manager', level: 'silent' }));
  }

  const put = (name: string, text: string): Promise<void> => writeFile(join(contracts, name), text);

  async function get(path: string): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`http://127.0.0.1:${service?.port}${path}`);
    return { status: response.status, body: await response.json() };
  }

  async function ready(query = ''): Promise<ReadyReport> {
    return (await get(`/ready${query}`)).body as ReadyReport;
  }

  /** Follows the reports, by long-poll, until one fits. */
  async function reportWhen(condition: (report: ReadyReport) => boolean): Promise<ReadyReport> {
    let report = await ready();
    while (!condition(report)) {
      report = await ready(`?after=${report.revision}&wait=30`);
    }
    return report;
  }

  const fileIn = (report: ReadyReport, source: string): ContractReport | undefined =>
    report.contracts.find((contract) => contract.source === source);

  it('publishes what is in the directory and says so', async () => {
    await put('one.json', pactText(AWS));
    await put('two.json', pactText(GCP));
    await put('notes.txt', 'no contract');
    await start({ SERVED_PROVIDERS: 'aws-secrets-manager' });

    const report = await reportWhen(({ published_providers }) => published_providers.length === 2);

    const version = expect.stringMatching(/^main-abc\+[0-9a-f]{12}$/);
    const hash = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(report).toEqual({
      status: 'ready',
      broker_healthy: true,
      pacts_published: true,
      published_providers: ['AWS-Secrets-Manager', 'GCP-Secret-Manager'],
      unserved_providers: ['GCP-Secret-Manager'],
      revision: expect.any(String),
      source: { name: `directory ${contracts}`, state: 'present', error: null },
      contracts: [
        { source: 'one.json', ...AWS, version, hash, error: null },
        { source: 'two.json', ...GCP, version, hash, error: null },
      ],
    });
    expect(server.broker.latest(AWS)).toMatchObject({ version: report.contracts[0]?.version, content: pactText(AWS) });
    await expect(get('/ready')).resolves.toMatchObject({ status: 200 });
    await expect(get('/readiness')).resolves.toEqual({
      status: 200,
      body: { status: 'ready', broker_healthy: true, pacts_published: true },
    });
    await expect(access(join(root, 'published.flag'))).resolves.toBeUndefined();
  });

  it('answers every probe before there is a broker or a contract', async () => {
    await server.stop();
    await start();

    await expect(get('/liveness')).resolves.toEqual({ status: 200, body: { status: 'alive' } });
    const health = { status: 200, body: { status: 'healthy', broker_healthy: false, pacts_published: false } };
    await expect(get('/health')).resolves.toEqual(health);
    await expect(get('/healthz')).resolves.toEqual(health);
    await expect(get('/readiness')).resolves.toEqual({
      status: 503,
      body: { status: 'not_ready', broker_healthy: false, pacts_published: false },
    });
    await expect(get('/ready')).resolves.toMatchObject({
      status: 503,
      body: { status: 'not_ready', broker_healthy: false, pacts_published: false, published_providers: [] },
    });
    await expect(get('/ready?after=x&wait=soon')).resolves.toMatchObject({ status: 400 });
  });

  it('publishes as soon as the broker comes up, however long that takes', async () => {
    await server.stop();
    await put('one.json', pactText(AWS));
    await start({ BROKER_TIMEOUT_SECS: '0' });
    await reportWhen(({ contracts: [file] }) => file !== undefined);

    await server.start(brokerPort);

    await reportWhen(({ status }) => status === 'ready');
  });

  it('publishes a change, and a change back, so that the current content is the latest', async () => {
    await put('one.json', pactText({ ...AWS, status: 200 }));
    await start();
    const first = await reportWhen(({ status }) => status === 'ready');
    const version = fileIn(first, 'one.json')?.version ?? '';

    await put('one.json', pactText({ ...AWS, status: 201 }));
    const second = await reportWhen((report) => fileIn(report, 'one.json')?.version !== version);
    await put('one.json', pactText({ ...AWS, status: 200 }));
    const third = await reportWhen(({ revision }) => revision !== second.revision);

    expect(fileIn(third, 'one.json')).toMatchObject({ version: `${version}.2`, error: null });
    expect(server.broker.latest(AWS)).toMatchObject({ version: `${version}.2`, content: pactText(AWS) });
  });

  it('reports a file that breaks, keeps its last good contract, and goes on with the others', async () => {
    await put('one.json', pactText(AWS));
    await start();
    const before = await reportWhen(({ status }) => status === 'ready');

    await put('one.json', '{"consumer":');
    await put('two.json', pactText(GCP));
    const report = await reportWhen(({ published_providers }) => published_providers.length === 2);

    expect(report.status).toBe('ready');
    expect(fileIn(report, 'one.json')).toEqual({ ...fileIn(before, 'one.json'), error: expect.stringContaining('$') });
    const metrics = await (await fetch(`http://127.0.0.1:${service?.port}/metrics`)).text();
    expect(metrics).toContain('pact_manager_contract_error{source="one.json"} 1');
    expect(metrics).toContain('pact_manager_contracts_published 2');
  });

  it('lets a provider go when its file is removed', async () => {
    await put('one.json', pactText(AWS));
    await put('two.json', pactText(GCP));
    await start();
    await reportWhen(({ published_providers }) => published_providers.length === 2);

    await rm(join(contracts, 'two.json'));

    const report = await reportWhen(({ published_providers }) => published_providers.length === 1);
    expect(report.contracts.map(({ source }) => source)).toEqual(['one.json']);
  });

  it('keeps the last good contracts when the whole directory is deleted', async () => {
    await put('one.json', pactText(AWS));
    await start();
    const before = await reportWhen(({ status }) => status === 'ready');

    await rm(contracts, { recursive: true });
    const report = await reportWhen(({ source }) => source.state === 'absent');

    expect(report).toMatchObject({ status: 'ready', published_providers: [AWS.provider], contracts: before.contracts });
    await mkdir(contracts);
    await reportWhen(({ published_providers }) => published_providers.length === 0);
  });

  it('fills a broker again that came back without its database', async () => {
    await put('one.json', pactText(AWS));
    await start();
    await reportWhen(({ status }) => status === 'ready');

    await server.stop();
    await reportWhen(({ broker_healthy }) => !broker_healthy);
    server.broker.wipe();
    await server.start(brokerPort);
    await reportWhen(({ broker_healthy }) => broker_healthy);

    await eventually(() => server.broker.latest(AWS)?.content === pactText(AWS));
  });

  it('fills a broker again whose database was deleted behind its back', async () => {
    await put('one.json', pactText(AWS));
    await start();
    await reportWhen(({ status }) => status === 'ready');

    server.broker.wipe();

    await eventually(() => server.broker.latest(AWS)?.content === pactText(AWS));
  });

  it('repeats what the broker refused, without waiting for an event', async () => {
    await put('one.json', pactText(AWS));
    await put('two.json', pactText(GCP));
    server.broker.faults.push('refused', 'lost-answer', 'refused');
    await start();

    const failed = await reportWhen((report) => report.contracts.some(({ error }) => error !== null));
    expect(failed.contracts.find(({ error }) => error !== null)?.error).toContain('the broker refuses');

    const report = await reportWhen(({ published_providers }) => published_providers.length === 2);
    expect(report.contracts.map(({ error }) => error)).toEqual([null, null]);
  });

  it('reports refused credentials for each contract, in the broker’s words', async () => {
    await put('one.json', pactText(AWS));
    await start({ BROKER_PASSWORD: 'wrong' });

    const report = await reportWhen(({ contracts: [file] }) => typeof file?.error === 'string');

    expect(report).toMatchObject({ status: 'not_ready', broker_healthy: true, pacts_published: false });
    expect(fileIn(report, 'one.json')).toMatchObject({
      version: null,
      error: expect.stringContaining('/contracts/publish'),
    });
  });

  it('does not let a flag file of an earlier run keep it from publishing', async () => {
    await put('one.json', pactText(AWS));
    await writeFile(join(root, 'published.flag'), 'published');
    await start();

    await reportWhen(({ status }) => status === 'ready');

    expect(server.broker.publications).toHaveLength(1);
  });

  it('answers a long-poll when the time is up, and at once when it is stopped', async () => {
    await start();
    const { revision } = await reportWhen(({ source, broker_healthy }) => source.state === 'present' && broker_healthy);
    await expect(ready(`?after=${revision}&wait=0.05`)).resolves.toMatchObject({ revision });

    const waiting = ready(`?after=${revision}&wait=60`);
    await get('/health');
    await service?.close();

    await expect(waiting).resolves.toMatchObject({ revision });
  });

  it('asks a broker whose heartbeat is elsewhere there', async () => {
    await start({ BROKER_HEALTH_PATH: '/nowhere' });
    await put('one.json', pactText(AWS));
    await reportWhen(({ contracts: [file] }) => file !== undefined);
    await expect(get('/ready')).resolves.toMatchObject({ body: { broker_healthy: false } });
    await service?.close();

    await start({ BROKER_HEALTH_PATH: '/pacts/latest' });
    await reportWhen(({ status }) => status === 'ready');
  });

  it('ties its liveness to the broker only when asked to', async () => {
    await server.stop();
    await start({ LIVENESS_REQUIRES_BROKER: 'true' });

    await expect(get('/liveness')).resolves.toEqual({
      status: 503,
      body: { status: 'dead', problems: ['the broker is not healthy (LIVENESS_REQUIRES_BROKER)'] },
    });
  });

  it('shows each part it depends on', async () => {
    await put('one.json', pactText(AWS));
    await put('two.json', 'broken');
    await start();
    await reportWhen(({ status }) => status === 'ready');

    await expect(get('/_pact/health')).resolves.toMatchObject({
      status: 200,
      body: {
        status: 'degraded',
        details: {
          loops: { status: 'up' },
          broker: { status: 'up' },
          source: { status: 'up', state: 'present' },
          contracts: { status: 'degraded', providers: [AWS.provider], errors: [{ source: 'two.json' }] },
        },
      },
    });
  });
});

async function eventually(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
