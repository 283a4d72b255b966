import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FileWatch } from '../src/file-watch.js';
import { watchConfigMap } from '../src/configmap/watch-config-map.js';
import { FakeApiServer, NAMESPACE } from './fake-api/fake-api-server.js';
import { memoryApiServer } from './memory-api-server.js';
import { VirtualClock } from './virtual-clock.js';
import { NAME } from './watched-cluster.js';

const MINUTE = 60_000;

describe('the status of a watch', () => {
  let clock: VirtualClock;
  let api: FakeApiServer;
  let isGone: boolean;
  let watch: FileWatch;

  beforeEach(async () => {
    clock = new VirtualClock();
    api = new FakeApiServer({ clock });
    isGone = false;
    const server = memoryApiServer({ api, token: () => 'admin', isGone: () => isGone });
    watch = watchConfigMap({ server, namespace: NAMESPACE, name: NAME, clock });
    await clock.advance(0);
  });

  afterEach(async () => {
    const stopping = watch.stop();
    api.resetConnections();
    await stopping;
  });

  it('stays young for hours in a cluster where nothing happens', async () => {
    for (let minutes = 0; minutes < 120; minutes++) {
      await clock.advance(MINUTE);
      const { sinceSuccessMs, sinceAttemptMs, longestAttemptMs, error } = watch.status();
      expect(sinceSuccessMs).toBeLessThanOrEqual(6 * MINUTE);
      expect(sinceAttemptMs).toBeLessThanOrEqual(longestAttemptMs);
      expect(error).toBeUndefined();
    }
  });

  it('tells how long the API server has been gone, without calling the watch dead', async () => {
    isGone = true;
    api.resetConnections();

    for (let minutes = 0; minutes < 60; minutes++) {
      await clock.advance(MINUTE);
      const { sinceAttemptMs, longestAttemptMs, error } = watch.status();
      expect(sinceAttemptMs).toBeLessThanOrEqual(longestAttemptMs);
      expect(error).toContain('ECONNREFUSED');
    }

    expect(watch.status().sinceSuccessMs).toBeGreaterThanOrEqual(60 * MINUTE);
    isGone = false;
    await clock.advance(MINUTE);
    expect(watch.status()).toMatchObject({ error: undefined });
  });

  it('forgets why a watch broke off as soon as the next one is open, though nothing happens', async () => {
    api.resetConnections();
    await clock.advance(0);
    expect(watch.status().error).toContain('aborted');

    await clock.advance(2_000);

    expect(api.watches.count).toBe(1);
    expect(watch.status()).toMatchObject({ error: undefined });
  });

  it('notices a half-open connection, and is young again with the next one', async () => {
    await clock.advance(MINUTE);
    api.watches.halfOpen();
    const errors = new Set<string | undefined>();

    for (let seconds = 0; seconds < 330; seconds++) {
      await clock.advance(1_000);
      errors.add(watch.status().error);
    }

    expect([...errors].join()).toContain('the connection is taken for dead');
    expect(api.watches.count).toBe(1);
    await clock.advance(6 * MINUTE);
    expect(watch.status().error).toBeUndefined();
  });
});
