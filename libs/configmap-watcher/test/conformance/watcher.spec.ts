import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { ConfigMapEvents } from '../../src/configmap/config-map-events.js';
import type { ConfigMapWatch } from '../../src/configmap/config-map-watch.js';
import { watchConfigMap, watchConfigMaps } from '../../src/configmap/watch-config-map.js';
import { eventually, textsIn, until } from '../until.js';
import { TestCluster } from './test-cluster.js';

/** With KUBECONFIG set, all of this happens on a real API server, else on the fake one. */
describe('the watcher on an API server', () => {
  let cluster: TestCluster;
  let watch: ConfigMapWatch | undefined;

  beforeEach(async () => {
    cluster = await TestCluster.open(process.env['KUBECONFIG']);
  });

  afterEach(async () => {
    await watch?.stop();
    await cluster.close();
  });

  function start(name: string, server = cluster.server): ConfigMapWatch {
    const { namespace, clock } = cluster;
    watch = watchConfigMap({ server, namespace, name, clock });
    return watch;
  }

  function startByLabel(labelSelector: string, server = cluster.server): ConfigMapWatch {
    const { namespace, clock } = cluster;
    watch = watchConfigMaps({ server, namespace, labelSelector, clock });
    return watch;
  }

  async function shows(running: ConfigMapWatch, files: Record<string, string>): Promise<void> {
    await until(running, (snapshot) => JSON.stringify(textsIn(snapshot)) === JSON.stringify(files));
  }

  it('follows one ConfigMap from before it exists to after it is made anew', async () => {
    const running = start('pact-contracts');
    await until(running, ({ kind }) => kind === 'absent');

    await cluster.create('pact-contracts', { data: { 'a.json': '1' } });
    await shows(running, { 'a.json': '1' });
    await cluster.create('another', { data: { 'b.json': 'not ours' } });
    await cluster.replace('pact-contracts', { data: { 'b.json': '2' } });
    await shows(running, { 'b.json': '2' });
    const before = running.holderOf('b.json');
    await cluster.delete('pact-contracts');
    await until(running, ({ kind }) => kind === 'absent');
    await cluster.create('pact-contracts', { data: { 'b.json': '2' } });
    await shows(running, { 'b.json': '2' });

    expect(running.holderOf('b.json')?.uid).not.toBe(before?.uid);
    expect(running.status().error).toBeUndefined();
  });

  it('reads binaryData and a ConfigMap without any data', async () => {
    await cluster.create('pact-contracts');
    const running = start('pact-contracts');
    await until(running, ({ kind }) => kind === 'present');
    await cluster.delete('pact-contracts');
    await cluster.create('pact-contracts', { binaryData: { 'a.json.gz': gzipSync('packed').toString('base64') } });

    await shows(running, { 'a.json.gz': 'packed' });
  });

  it('follows the ConfigMaps of a label, more than a page of them', async () => {
    const names = Array.from({ length: 25 }, (_, index) => `map-${String(index).padStart(2, '0')}`);
    for (const name of names) {
      await cluster.create(name, { labels: { pacts: 'yes' }, data: { 'a.json': name } });
    }
    const running = startByLabel('pacts=yes');
    await shows(running, Object.fromEntries(names.map((name) => [`${name}/a.json`, name])));

    await Promise.all(names.slice(2).map((name) => cluster.delete(name)));
    await cluster.replace('map-00', { labels: { pacts: 'no' }, data: { 'a.json': 'map-00' } });

    await shows(running, { 'map-01/a.json': 'map-01' });
  });

  it('needs no more than a Role that names the one ConfigMap, and says so until there is one', async () => {
    await cluster.create('pact-contracts', { data: { 'a.json': '1' } });
    const running = start('pact-contracts', await cluster.createUser('watcher'));
    await eventually(() => running.status().error !== undefined);

    expect(running.status().error).toContain(
      `Grant the verbs "list" and "watch" on configmaps (resourceNames: ["pact-contracts"]) by a Role in namespace ${cluster.namespace}. (403: `,
    );
    await cluster.grant('watcher', { verbs: ['list', 'watch'], resourceNames: ['pact-contracts'] });
    await shows(running, { 'a.json': '1' });
    await cluster.replace('pact-contracts', { data: { 'a.json': '2' } });
    await shows(running, { 'a.json': '2' });
  });

  it('needs a Role without names to watch by label', async () => {
    await cluster.create('aws', { labels: { pacts: 'yes' }, data: { 'a.json': '1' } });
    const user = await cluster.createUser('watcher');
    await cluster.grant('watcher', { verbs: ['list', 'watch'], resourceNames: ['aws'] });
    const running = startByLabel('pacts=yes', user);
    await eventually(() => running.status().error?.includes('without resourceNames') ?? false);

    await cluster.grant('watcher', { verbs: ['list', 'watch'] });

    await shows(running, { 'aws/a.json': '1' });
  });

  it('writes an Event on a ConfigMap once a Role allows it', async () => {
    await cluster.create('pact-contracts', { data: { 'a.json': '1' } });
    const running = start('pact-contracts');
    await shows(running, { 'a.json': '1' });
    const holder = running.holderOf('a.json');
    const events = new ConfigMapEvents({ server: await cluster.createUser('writer'), component: 'test' });
    const write = async (): Promise<number> => {
      try {
        await events.write(
          { namespace: cluster.namespace, name: '', uid: '', resourceVersion: '', ...holder },
          { type: 'Normal', reason: 'ContractPublished', message: 'a.json' },
          new AbortController().signal,
        );
        return 201;
      } catch (error) {
        return (error as { status: number }).status;
      }
    };

    expect(await write()).toBe(403);
    await cluster.grant('writer', { verbs: ['create'], resources: ['events'] });
    while ((await write()) === 403) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }

    const written = await cluster.admin.demand('GET', cluster.path('events'));
    expect(written.items).toContainEqual(
      expect.objectContaining({ reason: 'ContractPublished', involvedObject: expect.objectContaining({ ...holder }) }),
    );
  });
});
