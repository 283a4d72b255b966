import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pactText } from './pact-text.js';
import { AWS, RunningManager } from './running-manager.js';

describe('probes of the manager', () => {
  let manager: RunningManager;

  beforeEach(async () => {
    manager = await RunningManager.prepare();
  });

  afterEach(() => manager.cleanUp());

  it('answers every probe before there is a broker or a contract', async () => {
    manager.server.goAway();
    await manager.start();

    await expect(manager.get('/liveness')).resolves.toEqual({ status: 200, body: { status: 'alive' } });
    const health = { status: 200, body: { status: 'healthy', broker_healthy: false, pacts_published: false } };
    await expect(manager.get('/health')).resolves.toEqual(health);
    await expect(manager.get('/healthz')).resolves.toEqual(health);
    await expect(manager.get('/readiness')).resolves.toEqual({
      status: 503,
      body: { status: 'not_ready', broker_healthy: false, pacts_published: false },
    });
    await expect(manager.get('/ready')).resolves.toMatchObject({
      status: 503,
      body: { status: 'not_ready', broker_healthy: false, pacts_published: false, published_providers: [] },
    });
    await expect(manager.get('/ready?after=x&wait=soon')).resolves.toMatchObject({ status: 400 });
    await expect(manager.get('/ready?after=x&wait=1&wait=2')).resolves.toMatchObject({ status: 400 });
  });

  it('answers a long-poll when the time is up, and at once when it is stopped', async () => {
    await manager.start();
    const { revision } = await manager.reportWhen(
      ({ source, broker_healthy }) => source.state === 'present' && broker_healthy,
    );
    await expect(manager.ready(`?after=${revision}&wait=0.05`)).resolves.toMatchObject({ revision });

    const waiting = manager.ready(`?after=${revision}&wait=60`);
    await manager.get('/health');
    await manager.stop();

    await expect(waiting).resolves.toMatchObject({ revision });
  });

  it('asks a broker whose heartbeat is elsewhere there', async () => {
    await manager.start({ BROKER_HEALTH_PATH: '/nowhere' });
    await manager.put('one.json', pactText(AWS));
    await manager.reportWhen(({ contracts: [file] }) => file !== undefined);
    await expect(manager.get('/ready')).resolves.toMatchObject({ body: { broker_healthy: false } });
    await manager.stop();

    await manager.start({ BROKER_HEALTH_PATH: '/pacts/latest' });
    await manager.reportWhen(({ status }) => status === 'ready');
  });

  it('ties its liveness to the broker only when asked to', async () => {
    manager.server.goAway();
    await manager.start({ LIVENESS_REQUIRES_BROKER: 'true' });

    await expect(manager.get('/liveness')).resolves.toEqual({
      status: 503,
      body: { status: 'dead', problems: ['the broker is not healthy (LIVENESS_REQUIRES_BROKER)'] },
    });
  });

  it('says why the broker is not healthy', async () => {
    await manager.start();
    await manager.reportWhen(({ broker_healthy }) => broker_healthy);
    manager.server.goAway();
    await manager.reportWhen(({ broker_healthy }) => !broker_healthy);

    await expect(manager.get('/_pact/health')).resolves.toMatchObject({
      status: 503,
      body: { details: { broker: { status: 'down', error: expect.stringMatching(/ECONNRESET|hang up/) } } },
    });
  });

  it('shows each part it depends on', async () => {
    await manager.put('one.json', pactText(AWS));
    await manager.put('two.json', 'broken');
    await manager.start();
    await manager.reportWhen(({ status }) => status === 'ready');

    await expect(manager.get('/_pact/health')).resolves.toMatchObject({
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
