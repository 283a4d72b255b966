import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { systemClock } from '../clock.js';
import { eventually, textsIn, until } from '../../test/until.js';
import { NAME, WatchedCluster } from '../../test/watched-cluster.js';

describe('watchConfigMap', () => {
  let cluster: WatchedCluster;

  beforeEach(async () => {
    cluster = new WatchedCluster();
    await cluster.start();
  });

  afterEach(() => cluster.stop());

  it('shows the ConfigMap, then each change from the event itself', async () => {
    cluster.put({ 'a.json': '1' });
    const watch = cluster.watch();
    await cluster.seen(watch, { 'a.json': '1' });
    await cluster.watching();

    cluster.put({ 'a.json': '2', 'b.json': '3' });
    await cluster.seen(watch, { 'a.json': '2', 'b.json': '3' });
    cluster.put({ 'b.json': '3' });

    await cluster.seen(watch, { 'b.json': '3' });
    expect(cluster.lists).toBe(1);
  });

  it('selects the one ConfigMap by field, asks for bookmarks and for an end of the watch', async () => {
    cluster.watch();
    await cluster.watching();

    const fieldSelector = `metadata.name=${NAME}`;
    expect(cluster.api.calls.map(({ verb, query }) => ({ verb, query }))).toEqual([
      { verb: 'list', query: { fieldSelector, limit: '20' } },
      {
        verb: 'watch',
        query: {
          fieldSelector,
          watch: 'true',
          allowWatchBookmarks: 'true',
          resourceVersion: '100',
          timeoutSeconds: expect.stringMatching(/^2[4-9]\d|300$/),
        },
      },
    ]);
  });

  it('tells a ConfigMap that does not exist from an empty one', async () => {
    const watch = cluster.watch();
    await until(watch, ({ kind }) => kind === 'absent');
    await cluster.watching();

    cluster.put(null);
    await until(watch, ({ kind }) => kind === 'present');
    cluster.api.deleteConfigMap(NAME);

    await until(watch, ({ kind }) => kind === 'absent');
  });

  it('reads binaryData, unpacks gzip and skips other keys', async () => {
    cluster.api.putConfigMap(NAME, {
      data: { 'a.json': '1' },
      binaryData: { 'b.json.gz': gzipSync('packed').toString('base64'), 'c.json.gz': 'bm8gZ3ppcA==' },
    });

    const snapshot = await until(cluster.watch(), ({ kind }) => kind === 'present');

    expect(textsIn(snapshot)).toEqual({
      'a.json': '1',
      'b.json.gz': 'packed',
      'c.json.gz': expect.stringContaining('c.json.gz is not valid gzip'),
    });
  });

  it('makes one snapshot of a burst of changes', async () => {
    cluster.put({ 'a.json': '0' });
    const watch = cluster.watch({ clock: systemClock });
    await cluster.seen(watch, { 'a.json': '0' });
    await cluster.watching();
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
      cluster.put({ 'a.json': text });
    }
    await reading;

    expect(shown).toEqual(['0', '9']);
  });

  it('stops in the middle of everything', async () => {
    const watch = cluster.watch();
    await cluster.watching();

    await watch.stop();

    await eventually(() => cluster.api.watches.count === 0);
    const { length } = cluster.api.calls;
    cluster.put({ 'a.json': '1' });
    expect(cluster.api.calls).toHaveLength(length);
  });
});
