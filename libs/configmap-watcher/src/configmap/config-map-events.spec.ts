import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NAMESPACE } from '../../test/fake-api/fake-api-server.js';
import { until } from '../../test/until.js';
import { NAME, WatchedCluster } from '../../test/watched-cluster.js';
import { ConfigMapEvents } from './config-map-events.js';
import type { ConfigMapReference } from './config-map-watch.js';

describe('ConfigMapEvents', () => {
  let cluster: WatchedCluster;
  const signal = new AbortController().signal;

  beforeEach(async () => {
    cluster = new WatchedCluster();
    await cluster.start();
    cluster.put({ 'a.json': '1' });
  });

  afterEach(() => cluster.stop());

  async function holder(): Promise<ConfigMapReference> {
    const watch = cluster.watch();
    await until(watch, ({ kind }) => kind === 'present');
    const reference = watch.holderOf('a.json');
    if (reference === undefined) {
      throw new Error('a.json is nowhere');
    }
    return reference;
  }

  it('writes an Event that belongs to the ConfigMap of a file', async () => {
    const now = (): Date => new Date('2026-01-02T03:04:05Z');
    const events = new ConfigMapEvents({ server: cluster.server, component: 'pact-manager', now });
    const reference = await holder();

    await events.write(reference, { type: 'Warning', reason: 'ContractRejected', message: 'x'.repeat(2_000) }, signal);

    const [event] = cluster.api.store.list('events', NAMESPACE);
    const { uid, resourceVersion } = reference;
    expect(event).toMatchObject({
      involvedObject: { apiVersion: 'v1', kind: 'ConfigMap', namespace: NAMESPACE, name: NAME, uid, resourceVersion },
      type: 'Warning',
      reason: 'ContractRejected',
      message: `${'x'.repeat(1_023)}…`,
      source: { component: 'pact-manager' },
      firstTimestamp: '2026-01-02T03:04:05.000Z',
      lastTimestamp: '2026-01-02T03:04:05.000Z',
      count: 1,
    });
  });

  it('says that the permission is missing', async () => {
    const reference = await holder();
    cluster.restrictTo({ verbs: ['list', 'watch'] });
    const events = new ConfigMapEvents({ server: cluster.server, component: 'pact-manager' });

    await expect(
      events.write(reference, { type: 'Normal', reason: 'ContractPublished', message: 'ok' }, signal),
    ).rejects.toMatchObject({ code: 'KUBERNETES_API', status: 403, reason: expect.stringContaining('cannot create') });
  });
});
