import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NAMESPACE } from './fake-api/fake-api-server.js';
import type { Fault } from './fake-api/fault.js';
import { eventually, textsIn, until } from './until.js';
import { NAME, WatchedCluster } from './watched-cluster.js';

const ERROR_EVENT = '{"type":"ERROR","object":{"kind":"Status","code":500,"message":"etcd"}}\n';

describe('watchConfigMap on an unreliable server', () => {
  let cluster: WatchedCluster;

  beforeEach(async () => {
    cluster = new WatchedCluster();
    await cluster.start();
  });

  afterEach(() => cluster.stop());

  it.each<[string, () => void]>([
    [
      'ends the watch',
      () => {
        cluster.api.watches.end();
      },
    ],
    [
      'resets the connection',
      () => {
        cluster.api.resetConnections();
      },
    ],
    [
      'sends an error event',
      () => {
        cluster.api.watches.sendLine(ERROR_EVENT);
      },
    ],
    [
      'sends no JSON',
      () => {
        cluster.api.watches.sendLine('<html>');
      },
    ],
    [
      'sends an object that is no ConfigMap',
      () => {
        cluster.api.watches.sendLine('{"type":"MODIFIED","object":null}');
      },
    ],
  ])('goes on when the server %s', async (_what, breakWatch) => {
    cluster.put({ 'a.json': '1' });
    const watch = cluster.watch();
    await cluster.seen(watch, { 'a.json': '1' });
    await cluster.watching();

    breakWatch();
    cluster.put({ 'a.json': '2' });

    await cluster.seen(watch, { 'a.json': '2' });
  });

  it.each<[string, Fault[]]>([
    ['500', [{ kind: 'status', status: 500 }]],
    ['429 with Retry-After', [{ kind: 'status', status: 429, headers: { 'retry-after': '20' } }]],
    ['a reset', [{ kind: 'reset' }, { kind: 'reset' }, { kind: 'reset' }]],
    ['a page of a proxy', [{ kind: 'text', text: '<html>' }]],
    ['401', [{ kind: 'status', status: 401 }]],
  ])('goes on after %s to a list and to a watch', async (_what, faults) => {
    cluster.put({ 'a.json': '1' });
    cluster.api.failNext('list', ...faults);
    cluster.api.failNext('watch', ...faults);
    const watch = cluster.watch();

    await cluster.seen(watch, { 'a.json': '1' });
    await cluster.watching();
    cluster.put({ 'a.json': '2' });

    await cluster.seen(watch, { 'a.json': '2' });
  });

  it('resumes where it was, so that nothing of a gap is lost or repeated', async () => {
    cluster.put({ 'a.json': '1' });
    const watch = cluster.watch();
    await cluster.watching();
    cluster.put({ 'a.json': '2' });
    await cluster.seen(watch, { 'a.json': '2' });
    const { resourceVersion } = cluster.api.store;

    cluster.api.watches.end();
    await cluster.watching();

    expect(cluster.api.calls.at(-1)?.query['resourceVersion']).toBe(String(resourceVersion));
    expect(cluster.lists).toBe(1);
  });

  it('moves on with bookmarks, so that a quiet ConfigMap does not grow too old', async () => {
    cluster.put({ 'a.json': '1' });
    const watch = cluster.watch();
    await cluster.watching();
    cluster.api.watches.sendBookmark();
    await eventually(() => (watch.status().sinceSuccessMs ?? Infinity) < 60_000);
    cluster.api.store.compact();
    cluster.api.watches.sendBookmark();
    const bookmarked = String(cluster.api.store.resourceVersion);
    await eventually(() => {
      cluster.api.watches.end();
      return cluster.api.calls.at(-1)?.query['resourceVersion'] === bookmarked;
    });

    expect(cluster.lists).toBe(1);
  });

  it.each(['status', 'event'] as const)('lists anew when its version has expired, told by %s', async (expiry) => {
    cluster.api.watches.expiry = expiry;
    cluster.put({ 'a.json': '1' });
    const watch = cluster.watch();
    await cluster.watching();

    cluster.api.failNext('watch', { kind: 'reset' });
    cluster.api.resetConnections();
    cluster.api.deleteConfigMap(NAME);
    cluster.put({ 'b.json': '2' });
    cluster.api.store.compact();

    await cluster.seen(watch, { 'b.json': '2' });
    await cluster.watching();
    expect(cluster.api.calls.map(({ verb }) => verb)).toEqual(['list', 'watch', 'watch', 'watch', 'list', 'watch']);
  });

  it('goes on when the list fails that an expiry asks for', async () => {
    cluster.put({ 'a.json': '1' });
    const watch = cluster.watch();
    await cluster.watching();

    cluster.api.failNext('watch', { kind: 'status', status: 410 });
    cluster.api.failNext('list', { kind: 'status', status: 500 }, { kind: 'cut' });
    cluster.api.resetConnections();
    cluster.put({ 'a.json': '2' });

    await cluster.seen(watch, { 'a.json': '2' });
    expect(cluster.lists).toBe(4);
  });

  it('makes no second snapshot of an event that is sent twice', async () => {
    cluster.put({ 'a.json': '1' });
    const watch = cluster.watch();
    await cluster.watching();
    const shown: string[] = [];
    const reading = until(watch, (snapshot) => {
      shown.push(textsIn(snapshot)['a.json'] ?? '');
      return shown.at(-1) === '2';
    });

    const [object] = cluster.api.store.list('configmaps', NAMESPACE);
    cluster.api.watches.sendLine(JSON.stringify({ type: 'MODIFIED', object }));
    await new Promise((resolve) =>
      cluster.clock.schedule(2_000, () => {
        resolve(undefined);
      }),
    );
    cluster.put({ 'a.json': '2' });
    await reading;

    expect(shown).toEqual(['1', '2']);
  });

  it('notices what was deleted while it was not connected', async () => {
    cluster.put({ 'a.json': '1' });
    const watch = cluster.watch();
    await cluster.watching();

    cluster.api.failNext('watch', { kind: 'reset' });
    cluster.api.resetConnections();
    cluster.api.deleteConfigMap(NAME);
    cluster.api.store.compact();

    await until(watch, ({ kind }) => kind === 'absent');
  });

  it('ignores the late deletion of a ConfigMap that has been made anew', async () => {
    cluster.put({ 'a.json': '1' });
    const watch = cluster.watch();
    await cluster.seen(watch, { 'a.json': '1' });
    await cluster.watching();

    const metadata = { name: NAME, uid: 'an earlier one', resourceVersion: String(cluster.api.store.advance()) };
    cluster.api.watches.sendLine(JSON.stringify({ type: 'DELETED', object: { metadata } }));
    cluster.api.watches.end();
    await eventually(() => cluster.api.calls.at(-1)?.query['resourceVersion'] === metadata.resourceVersion);
    await new Promise((resolve) =>
      cluster.clock.schedule(2_000, () => {
        resolve(undefined);
      }),
    );

    expect(textsIn(await until(watch, () => true))).toEqual({ 'a.json': '1' });
  });

  it('ignores other ConfigMaps of a server that knows no field selectors', async () => {
    cluster.put({ 'a.json': '1' });
    const watch = cluster.watch();
    await cluster.watching();

    const metadata = { name: 'another', uid: 'another', resourceVersion: '1000' };
    cluster.api.watches.sendLine(JSON.stringify({ type: 'ADDED', object: { metadata, data: { 'b.json': '2' } } }));
    cluster.put({ 'a.json': '3' });

    await until(watch, (shown) => {
      expect(textsIn(shown)).not.toHaveProperty(['b.json']);
      return textsIn(shown)['a.json'] === '3';
    });
  });

  it.each<[string, Fault]>([
    ['fails every watch', { kind: 'status', status: 500 }],
    ['ends every watch at once', { kind: 'text', text: '' }],
    ['sends an error event on every watch', { kind: 'text', text: ERROR_EVENT }],
  ])('does not hammer a server that %s', async (_what, fault) => {
    cluster.api.failNext('watch', ...Array.from({ length: 100 }, () => fault));
    const startedAt = cluster.clock.now();
    cluster.watch({ random: () => 0.5 });

    await eventually(() => cluster.watchRequests === 6);

    expect(cluster.clock.now() - startedAt).toBeGreaterThan(500 + 1_000 + 2_000 + 4_000 + 8_000);
  });

  it('survives an API server that is gone for a minute', async () => {
    cluster.put({ 'a.json': '1' });
    const watch = cluster.watch();
    await cluster.watching();
    const { port } = cluster.api;

    await cluster.api.stop();
    await eventually(() => watch.status().error?.includes('ECONNREFUSED') ?? false);
    cluster.put({ 'a.json': '2' });
    await cluster.api.start(port);

    await cluster.seen(watch, { 'a.json': '2' });
  });
});
