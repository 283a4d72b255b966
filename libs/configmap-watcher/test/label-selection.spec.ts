import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NAMESPACE } from './fake-api/fake-api-server.js';
import { eventually, textsIn, until } from './until.js';
import { WatchedCluster } from './watched-cluster.js';

const LABELLED = { metadata: { labels: { pacts: 'yes' } } };

describe('watchConfigMaps', () => {
  let cluster: WatchedCluster;

  beforeEach(async () => {
    cluster = new WatchedCluster();
    await cluster.start();
  });

  afterEach(() => cluster.stop());

  it('shows the files of every ConfigMap with the label under the names of both', async () => {
    cluster.api.putConfigMap('gcp', { ...LABELLED, data: { 'a.json': '2' } });
    cluster.api.putConfigMap('aws', { ...LABELLED, data: { 'a.json': '1' } });
    cluster.api.putConfigMap('other', { data: { 'a.json': 'not ours' } });

    const watch = cluster.watchLabels('pacts=yes');

    await cluster.seen(watch, { 'aws/a.json': '1', 'gcp/a.json': '2' });
    expect(watch.holderOf('gcp/a.json')).toMatchObject({ namespace: NAMESPACE, name: 'gcp', uid: 'uid-1' });
    expect(watch.holderOf('other/a.json')).toBeUndefined();
  });

  it('gives the label to list and watch alike', async () => {
    cluster.watchLabels('pacts=yes');
    await cluster.watching();

    expect(cluster.api.calls.map(({ query }) => query['labelSelector'])).toEqual(['pacts=yes', 'pacts=yes']);
  });

  it('follows ConfigMaps that come, go, and lose their label', async () => {
    const watch = cluster.watchLabels('pacts=yes');
    await until(watch, ({ kind }) => kind === 'absent');
    await cluster.watching();

    cluster.api.putConfigMap('aws', { ...LABELLED, data: { 'a.json': '1' } });
    cluster.api.putConfigMap('gcp', { ...LABELLED, data: { 'a.json': '2' } });
    await cluster.seen(watch, { 'aws/a.json': '1', 'gcp/a.json': '2' });
    cluster.api.putConfigMap('aws', { data: { 'a.json': '1' } });
    await cluster.seen(watch, { 'gcp/a.json': '2' });
    cluster.api.deleteConfigMap('gcp');

    await until(watch, ({ kind }) => kind === 'absent');
    expect(cluster.lists).toBe(1);
  });

  it('reads a list of many pages, and begins anew when the pages expire', async () => {
    for (let index = 0; index < 45; index++) {
      cluster.api.putConfigMap(`map-${index}`, { ...LABELLED, data: { 'a.json': String(index) } });
    }
    cluster.api.failNext('list', { kind: 'slow', milliseconds: 0 }, { kind: 'status', status: 410 });

    const snapshot = await until(cluster.watchLabels('pacts in (yes,true)'), ({ kind }) => kind === 'present');

    expect(Object.keys(textsIn(snapshot))).toHaveLength(45);
    expect(cluster.api.calls.filter(({ query }) => 'continue' in query)).toHaveLength(3);
  });

  it('names the Role it needs', async () => {
    cluster.restrictTo({ verbs: ['list', 'watch'], resourceNames: ['aws'] });
    const watch = cluster.watchLabels('pacts=yes');

    await eventually(() => watch.status().error !== undefined);

    expect(watch.status().error).toMatch(
      /^Cannot watch configmaps pacts=yes in team-a: a permission is missing\. Grant the verbs "list" and "watch" on configmaps \(without resourceNames/,
    );
  });
});
