import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ADMIN } from './fake-api/access.js';
import { eventually } from './until.js';
import { NAME, WatchedCluster } from './watched-cluster.js';

describe('watchConfigMap and permissions', () => {
  let cluster: WatchedCluster;

  beforeEach(async () => {
    cluster = new WatchedCluster();
    await cluster.start();
  });

  afterEach(() => cluster.stop());

  it('is content with a Role that names this ConfigMap alone', async () => {
    cluster.restrictTo({ verbs: ['list', 'watch'], resourceNames: [NAME] });
    cluster.put({ 'a.json': '1' });

    await cluster.seen(cluster.watch(), { 'a.json': '1' });
  });

  it('takes the new token when the old one is refused', async () => {
    cluster.put({ 'a.json': '1' });
    const watch = cluster.watch();
    await cluster.watching();

    cluster.api.tokens.set('second', ADMIN);
    cluster.api.tokens.delete('admin');
    cluster.api.resetConnections();
    cluster.put({ 'a.json': '2' });
    await eventually(() => watch.status().error?.includes('the credentials are refused (401') ?? false);
    cluster.token = 'second';

    await cluster.seen(watch, { 'a.json': '2' });
    expect(cluster.refusals).toBeGreaterThan(0);
    expect(watch.status().error).toBeUndefined();
  });

  it('names the missing permission, and goes on once it is granted', async () => {
    cluster.restrictTo({ verbs: ['list', 'watch'], resourceNames: ['another'] });
    cluster.put({ 'a.json': '1' });
    const watch = cluster.watch();
    await eventually(() => watch.status().error?.includes('403') ?? false);

    expect(watch.status()).toMatchObject({
      sinceSuccessMs: undefined,
      error:
        'Cannot watch configmap team-a/pact-contracts: a permission is missing. Grant the verbs "list" and "watch" on ' +
        'configmaps (resourceNames: ["pact-contracts"]) by a Role in namespace team-a. (403: configmaps "pact-contracts" is ' +
        'forbidden: User "system:serviceaccount:team-a:pact-manager" cannot list resource "configmaps" in API group "" in ' +
        'the namespace "team-a")',
    });

    cluster.restrictTo({ verbs: ['list', 'watch'], resourceNames: [NAME] });
    await cluster.seen(watch, { 'a.json': '1' });
  });
});
