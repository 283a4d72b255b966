import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from './until.js';
import { NAME, WatchedCluster } from './watched-cluster.js';

describe('watchConfigMap over dead connections and long times', () => {
  let cluster: WatchedCluster;

  beforeEach(async () => {
    cluster = new WatchedCluster({ timesFaster: 300 });
    await cluster.start();
  });

  afterEach(() => cluster.stop());

  it('goes on when neither a list nor a watch is answered', async () => {
    cluster.put({ 'a.json': '1' });
    cluster.api.failNext('list', { kind: 'no-answer' });
    cluster.api.failNext('watch', { kind: 'no-answer' });
    const watch = cluster.watch();

    await cluster.seen(watch, { 'a.json': '1' });
    await cluster.watching();
    cluster.put({ 'a.json': '2' });

    await cluster.seen(watch, { 'a.json': '2' });
  });

  it('leaves a connection that has gone silent', async () => {
    cluster.put({ 'a.json': '1' });
    const watch = cluster.watch();
    await cluster.watching();

    cluster.api.watches.halfOpen();
    cluster.put({ 'a.json': '2' });

    await cluster.seen(watch, { 'a.json': '2' });
  });

  it('lists anew every few minutes, whatever the watch says', async () => {
    cluster.put({ 'a.json': '1' });
    cluster.watch();

    await eventually(() => cluster.lists >= 3);

    expect(cluster.watchRequests).toBeGreaterThanOrEqual(2);
    expect(cluster.watchRequests).toBeLessThanOrEqual(3 * cluster.lists);
  });

  it('still lists where watching is forbidden', async () => {
    cluster.restrictTo({ verbs: ['list'], resourceNames: [NAME] });
    cluster.put({ 'a.json': '1' });
    const watch = cluster.watch();
    await cluster.seen(watch, { 'a.json': '1' });

    cluster.put({ 'a.json': '2' });

    await cluster.seen(watch, { 'a.json': '2' });
  });
});
