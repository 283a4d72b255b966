import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { FakeApiServer, type FakeApiServerOptions, type Fault } from '../../test/fake-api-server.js';
import { fastClock } from '../../test/fast-clock.js';
import { eventually, textsIn, until } from '../../test/until.js';
import type { FileWatch } from '../file-watch.js';
import type { ApiServer } from './api-server.js';
import { watchConfigMap } from './watch-config-map.js';

const NAME = 'pact-contracts';
/** Five minutes pass in a third of a second. */
const clock = fastClock(1000);

describe('watchConfigMap', () => {
  let api: FakeApiServer;
  let token: string;
  let refusals: number;
  const watches: FileWatch[] = [];

  async function startApi(options: Partial<FakeApiServerOptions> = {}): Promise<void> {
    api = new FakeApiServer({ clock, ...options });
    await api.start();
  }

  beforeEach(async () => {
    token = 'first';
    refusals = 0;
    await startApi();
  });

  afterEach(async () => {
    await Promise.all(watches.splice(0).map((watch) => watch.stop()));
    await api.stop();
  });

  function start(random = Math.random): FileWatch {
    const server: ApiServer = {
      url: api.url,
      requestOptions: () => Promise.resolve({ headers: { authorization: `Bearer ${token}` } }),
      credentialsRefused: () => {
        refusals++;
      },
    };
    const watch = watchConfigMap({ server, namespace: 'team-a', name: NAME, clock, random });
    watches.push(watch);
    return watch;
  }

  const put = (data: Record<string, string> | null): void => {
    api.history.put(NAME, { data });
  };

  async function seen(watch: FileWatch, data: Record<string, string>): Promise<void> {
    await until(watch, (snapshot) => JSON.stringify(textsIn(snapshot)) === JSON.stringify(data));
  }

  const watchRequests = (): number => api.requests.filter(({ kind }) => kind === 'watch').length;
  const lists = (): number => api.requests.filter(({ kind }) => kind === 'list').length;
  const watching = (): Promise<void> => eventually(() => api.openWatches === 1);

  it('shows the ConfigMap, then each change from the event itself', async () => {
    put({ 'a.json': '1' });
    const watch = start();
    await seen(watch, { 'a.json': '1' });
    await watching();

    put({ 'a.json': '2', 'b.json': '3' });
    await seen(watch, { 'a.json': '2', 'b.json': '3' });
    put({ 'b.json': '3' });

    await seen(watch, { 'b.json': '3' });
    expect(lists()).toBe(1);
  });

  it('selects the one ConfigMap by field, asks for bookmarks and for an end of the watch', async () => {
    start();
    await watching();

    expect(api.requests).toEqual([
      { kind: 'list', query: { fieldSelector: `metadata.name=${NAME}` }, authorization: 'Bearer first' },
      {
        kind: 'watch',
        query: {
          fieldSelector: `metadata.name=${NAME}`,
          watch: 'true',
          allowWatchBookmarks: 'true',
          resourceVersion: '100',
          timeoutSeconds: expect.stringMatching(/^2[4-9]\d|300$/),
        },
        authorization: 'Bearer first',
      },
    ]);
  });

  it('is content with a Role that names this ConfigMap alone', async () => {
    api.allowedName = NAME;
    put({ 'a.json': '1' });

    await seen(start(), { 'a.json': '1' });
  });

  it('tells a ConfigMap that does not exist from an empty one', async () => {
    const watch = start();
    await until(watch, ({ kind }) => kind === 'absent');
    await watching();

    put(null);
    await until(watch, ({ kind }) => kind === 'present');
    api.history.delete(NAME);

    await until(watch, ({ kind }) => kind === 'absent');
  });

  it('reads binaryData, unpacks gzip and skips other keys', async () => {
    api.history.put(NAME, {
      data: { 'a.json': '1' },
      binaryData: { 'b.json.gz': gzipSync('packed').toString('base64'), 'c.json.gz': 'bm8gZ3ppcA==' },
    });

    const snapshot = await until(start(), ({ kind }) => kind === 'present');

    expect(textsIn(snapshot)).toEqual({
      'a.json': '1',
      'b.json.gz': 'packed',
      'c.json.gz': expect.stringContaining('c.json.gz is not valid gzip'),
    });
  });

  it.each<[string, () => void]>([
    [
      'ends the watch',
      () => {
        api.endWatches();
      },
    ],
    [
      'resets the connection',
      () => {
        api.resetConnections();
      },
    ],
    [
      'sends an error event',
      () => {
        api.sendLine('{"type":"ERROR","object":{"kind":"Status","code":500,"message":"etcd"}}');
      },
    ],
    [
      'sends no JSON',
      () => {
        api.sendLine('<html>');
      },
    ],
    [
      'sends an object that is no ConfigMap',
      () => {
        api.sendLine('{"type":"MODIFIED","object":null}');
      },
    ],
  ])('goes on when the server %s', async (_what, breakWatch) => {
    put({ 'a.json': '1' });
    const watch = start();
    await seen(watch, { 'a.json': '1' });
    await watching();

    breakWatch();
    put({ 'a.json': '2' });

    await seen(watch, { 'a.json': '2' });
  });

  it.each<[string, Fault[]]>([
    ['500', [{ kind: 'status', status: 500 }]],
    ['429 with Retry-After', [{ kind: 'status', status: 429, headers: { 'retry-after': '20' } }]],
    ['a reset', [{ kind: 'reset' }, { kind: 'reset' }, { kind: 'reset' }]],
    ['no answer at all', [{ kind: 'no-answer' }]],
    ['a page of a proxy', [{ kind: 'text', text: '<html>' }]],
    ['401', [{ kind: 'status', status: 401 }]],
  ])('goes on after %s to a list and to a watch', async (_what, faults) => {
    put({ 'a.json': '1' });
    api.failNext('list', ...faults);
    api.failNext('watch', ...faults);
    const watch = start();

    await seen(watch, { 'a.json': '1' });
    await watching();
    put({ 'a.json': '2' });

    await seen(watch, { 'a.json': '2' });
  });

  it('resumes where it was, so that nothing of a gap is lost or repeated', async () => {
    put({ 'a.json': '1' });
    const watch = start();
    await watching();
    put({ 'a.json': '2' });
    await seen(watch, { 'a.json': '2' });
    const { resourceVersion } = api.history;

    api.endWatches();
    await watching();

    expect(api.requests.at(-1)?.query['resourceVersion']).toBe(String(resourceVersion));
    expect(lists()).toBe(1);
  });

  it('moves on with bookmarks, so that a quiet ConfigMap does not grow too old', async () => {
    put({ 'a.json': '1' });
    const watch = start();
    await watching();
    api.sendBookmark();
    await eventually(() => (watch.status().sinceSuccessMs ?? Infinity) < 60_000);
    api.history.compact();
    api.sendBookmark();
    const bookmarked = String(api.history.resourceVersion);
    await eventually(() => {
      api.endWatches();
      return api.requests.at(-1)?.query['resourceVersion'] === bookmarked;
    });

    expect(lists()).toBe(1);
  });

  it.each(['status', 'event'] as const)('lists anew when its version has expired, told by %s', async (expiry) => {
    await api.stop();
    await startApi({ expiry });
    put({ 'a.json': '1' });
    const watch = start();
    await watching();

    api.failNext('watch', { kind: 'reset' });
    api.resetConnections();
    api.history.delete(NAME);
    put({ 'b.json': '2' });
    api.history.compact();

    await seen(watch, { 'b.json': '2' });
    await watching();
    expect(api.requests.map(({ kind }) => kind)).toEqual(['list', 'watch', 'watch', 'watch', 'list', 'watch']);
  });

  it('notices what was deleted while it was not connected', async () => {
    put({ 'a.json': '1' });
    const watch = start();
    await watching();

    api.failNext('watch', { kind: 'reset' });
    api.resetConnections();
    api.history.delete(NAME);
    api.history.compact();

    await until(watch, ({ kind }) => kind === 'absent');
  });

  it('ignores the late deletion of a ConfigMap that has been made anew', async () => {
    put({ 'a.json': '1' });
    const watch = start();
    await seen(watch, { 'a.json': '1' });
    await watching();

    const metadata = { name: NAME, uid: 'an earlier one', resourceVersion: String(api.history.advance()) };
    api.sendLine(JSON.stringify({ type: 'DELETED', object: { metadata } }));
    api.endWatches();
    await eventually(() => api.requests.at(-1)?.query['resourceVersion'] === metadata.resourceVersion);
    await new Promise((resolve) =>
      clock.schedule(2_000, () => {
        resolve(undefined);
      }),
    );

    expect(textsIn(await until(watch, () => true))).toEqual({ 'a.json': '1' });
  });

  it('leaves a connection that has gone silent', async () => {
    put({ 'a.json': '1' });
    const watch = start();
    await watching();

    api.isSilent = true;
    put({ 'a.json': '2' });
    await eventually(() => watchRequests() === 2);
    api.isSilent = false;

    await seen(watch, { 'a.json': '2' });
  });

  it('lists anew every few minutes, whatever the watch says', async () => {
    put({ 'a.json': '1' });
    start();

    await eventually(() => lists() >= 3);

    expect(watchRequests()).toBeGreaterThanOrEqual(2);
    expect(watchRequests()).toBeLessThanOrEqual(3 * lists());
  });

  it.each<[string, Fault]>([
    ['fails every watch', { kind: 'status', status: 500 }],
    ['ends every watch at once', { kind: 'text', text: '' }],
  ])('does not hammer a server that %s', async (_what, fault) => {
    api.failNext('watch', ...Array.from({ length: 100 }, () => fault));
    const startedAt = clock.now();
    start(() => 0.5);

    await eventually(() => watchRequests() === 6);

    expect(clock.now() - startedAt).toBeGreaterThan(500 + 1_000 + 2_000 + 4_000 + 8_000);
  });

  it('takes the new token when the old one is refused', async () => {
    api.tokens = new Set(['first']);
    put({ 'a.json': '1' });
    const watch = start();
    await watching();

    api.tokens = new Set(['second']);
    api.resetConnections();
    put({ 'a.json': '2' });
    await eventually(() => watch.status().error?.includes('the credentials are refused (401') ?? false);
    token = 'second';

    await seen(watch, { 'a.json': '2' });
    expect(refusals).toBeGreaterThan(0);
    expect(watch.status().error).toBeUndefined();
  });

  it('names the missing permission, and goes on once it is granted', async () => {
    api.allowedName = 'another';
    put({ 'a.json': '1' });
    const watch = start();
    await eventually(() => watch.status().error !== undefined);

    expect(watch.status()).toMatchObject({
      sinceSuccessMs: undefined,
      error:
        'Cannot watch configmap team-a/pact-contracts: a permission is missing. Grant the verbs "list" and "watch" on ' +
        'configmaps (resourceNames: ["pact-contracts"]) by a Role in namespace team-a. (403: configmaps is forbidden: ' +
        'User "system:serviceaccount:team-a:pact-manager" cannot list)',
    });

    api.allowedName = NAME;
    await seen(watch, { 'a.json': '1' });
  });

  it('still lists where watching is forbidden', async () => {
    api.isWatchForbidden = true;
    put({ 'a.json': '1' });
    const watch = start();
    await seen(watch, { 'a.json': '1' });

    put({ 'a.json': '2' });

    await seen(watch, { 'a.json': '2' });
  });

  it('survives an API server that is gone for a minute', async () => {
    put({ 'a.json': '1' });
    const watch = start();
    await watching();
    const { port } = api;

    await api.stop();
    await eventually(() => watch.status().error?.includes('ECONNREFUSED') ?? false);
    put({ 'a.json': '2' });
    await api.start(port);

    await seen(watch, { 'a.json': '2' });
  });

  it('makes one snapshot of a burst of changes', async () => {
    put({ 'a.json': '0' });
    const watch = watchConfigMap({
      server: {
        url: api.url,
        requestOptions: () => Promise.resolve({ headers: {} }),
        credentialsRefused: () => undefined,
      },
      namespace: 'team-a',
      name: NAME,
      debounce: { quietMs: 200, atMostMs: 1_000 },
    });
    watches.push(watch);
    await seen(watch, { 'a.json': '0' });
    await watching();
    const shown: string[] = [];
    const reading = (async () => {
      for await (const snapshot of watch) {
        shown.push(textsIn(snapshot)['a.json'] ?? '');
        if (shown.at(-1) === '9') {
          return;
        }
      }
    })();

    for (const text of ['1', '2', '3', '9']) {
      put({ 'a.json': text });
    }
    await reading;

    expect(shown).toEqual(['0', '9']);
  });

  it('stops in the middle of everything', async () => {
    const watch = start();
    await watching();

    await watch.stop();

    await eventually(() => api.openWatches === 0);
    const { length } = api.requests;
    put({ 'a.json': '1' });
    expect(api.requests).toHaveLength(length);
  });
});
