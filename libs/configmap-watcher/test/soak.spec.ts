import { describe, expect, it } from '@jest/globals';
import type { ApiServer } from '../src/configmap/api-server.js';
import { watchConfigMap } from '../src/configmap/watch-config-map.js';
import { FakeApiServer } from './fake-api-server.js';
import { fastClock } from './fast-clock.js';
import { seededRandom } from './seeded-random.js';
import { textsIn, until } from './until.js';

const NAME = 'pact-contracts';
const STEPS = 1_000;
/** Minutes pass in a second. */
const clock = fastClock(500);

describe('watchConfigMap under a random schedule of changes and faults', () => {
  it.each([1, 2, 3, 4, 5])('shows the last state in the end (seed %i)', async (seed) => {
    const random = seededRandom(seed);
    const api = new FakeApiServer({ clock });
    api.expiry = seed % 2 === 0 ? 'event' : 'status';
    await api.start();
    const { port } = api;
    let token = 'token 0';
    const server: ApiServer = {
      url: api.url,
      requestOptions: () => Promise.resolve({ headers: { authorization: `Bearer ${token}` } }),
      credentialsRefused: () => undefined,
    };
    const watch = watchConfigMap({ server, namespace: 'team-a', name: NAME, clock, random });
    const kinds = ['list', 'watch'] as const;
    const steps: readonly (() => void | Promise<void>)[] = [
      () => {
        api.history.put(NAME, { data: { 'a.json': String(random()), [`${Math.floor(random() * 3)}.json`]: '' } });
      },
      () => {
        api.history.put(NAME, { data: null });
      },
      () => {
        api.history.delete(NAME);
      },
      () => {
        api.history.compact();
      },
      () => {
        api.history.put('another', { data: { 'a.json': 'not ours' } });
      },
      () => {
        api.sendBookmark();
      },
      () => {
        api.endWatches();
      },
      () => {
        api.resetConnections();
      },
      () => {
        api.isSilent = !api.isSilent;
      },
      () => {
        api.sendLine('{"type":"ERROR","object":{"kind":"Status","code":500,"message":"etcd"}}');
      },
      () => {
        const status = [401, 403, 410, 429, 500, 503][Math.floor(random() * 6)] ?? 500;
        api.failNext(kinds[Math.floor(random() * 2)] ?? 'list', { kind: 'status', status });
      },
      () => {
        api.failNext(kinds[Math.floor(random() * 2)] ?? 'list', { kind: random() < 0.5 ? 'reset' : 'no-answer' });
      },
      () => {
        token = `token ${random()}`;
        api.tokens = new Set([token]);
      },
      async () => {
        if (random() < 0.1) {
          await api.stop();
          await api.start(port);
        }
      },
    ];

    for (let step = 0; step < STEPS; step++) {
      await steps[Math.floor(random() * steps.length)]?.();
      if (random() < 0.3) {
        await new Promise((resolve) => setTimeout(resolve, random() * 5));
      }
    }
    api.heal();
    api.history.put(NAME, { data: { 'a.json': 'the last', 'z.json': 'state' } });

    const snapshot = await until(watch, (shown) => textsIn(shown)['z.json'] === 'state');
    expect(textsIn(snapshot)).toEqual({ 'a.json': 'the last', 'z.json': 'state' });
    await watch.stop();
    await api.stop();
  });
});
