import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KubeUser, type KubeObject } from './kube-user.js';
import { TestCluster } from './test-cluster.js';

/** What the watcher relies on. With KUBECONFIG set, a real API server has to prove it, else the fake one. */
describe('an API server', () => {
  let cluster: TestCluster;

  beforeAll(async () => {
    cluster = await TestCluster.open(process.env['KUBECONFIG']);
  });

  afterAll(() => cluster.close());

  const list = (query: string): Promise<KubeObject> =>
    cluster.admin.demand('GET', `${cluster.path('configmaps')}?${query}`);

  async function eventsFrom(user: KubeUser, query: string, count: number): Promise<readonly KubeObject[]> {
    const events: KubeObject[] = [];
    for await (const event of user.watch(`${cluster.path('configmaps')}?watch=true&timeoutSeconds=200&${query}`)) {
      events.push(event);
      if (events.length === count) {
        break;
      }
    }
    return events;
  }

  it('lists a version even where nothing is selected', async () => {
    const answer = await list('fieldSelector=metadata.name%3Dnowhere');

    expect(answer.items).toEqual([]);
    expect(answer.metadata?.resourceVersion).toMatch(/^\d+$/);
  });

  it('sends what happened since the version of a list, each with its own version', async () => {
    const { metadata } = await list('fieldSelector=metadata.name%3Dwatched');
    await cluster.create('watched', { data: { a: '1' } });
    await cluster.create('another', { data: { a: '1' } });
    await cluster.replace('watched', { data: { a: '2' } });
    await cluster.delete('watched');

    const query = `fieldSelector=metadata.name%3Dwatched&resourceVersion=${metadata?.resourceVersion ?? ''}`;
    const events = await eventsFrom(cluster.admin, query, 3);

    expect(events.map(({ type }) => type)).toEqual(['ADDED', 'MODIFIED', 'DELETED']);
    const versions = events.map(({ object }) => Number(object?.metadata?.resourceVersion));
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
  });

  it('calls it a deletion when a ConfigMap loses the label that a watch selects by', async () => {
    const { metadata } = await list('labelSelector=watched%3Dyes');
    await cluster.create('labelled', { labels: { watched: 'yes' } });
    await cluster.replace('labelled', { labels: { watched: 'no' } });

    const query = `labelSelector=watched%3Dyes&resourceVersion=${metadata?.resourceVersion ?? ''}`;
    const events = await eventsFrom(cluster.admin, query, 2);

    expect(events.map(({ type, object }) => [type, object?.metadata?.name])).toEqual([
      ['ADDED', 'labelled'],
      ['DELETED', 'labelled'],
    ]);
  });

  it('ends a watch when its time is up', async () => {
    const path = `${cluster.path('configmaps')}?watch=true&timeoutSeconds=1&fieldSelector=metadata.name%3Dnowhere`;
    const types: (string | undefined)[] = [];

    for await (const { type } of cluster.admin.watch(path)) {
      types.push(type);
    }

    expect(types.filter((type) => type !== 'BOOKMARK')).toEqual([]);
  });

  it('refuses a version that it has forgotten with 410, as its answer or as its first event', async () => {
    const [answer] = await eventsFrom(cluster.admin, 'resourceVersion=1', 1);

    const status = answer?.type === 'ERROR' ? answer.object : answer;
    expect(status?.code).toBe(410);
  });

  it('lists in pages that are all of one version', async () => {
    for (const name of ['page-1', 'page-2', 'page-3']) {
      await cluster.create(name, { labels: { paged: 'yes' } });
    }

    const first = await list('labelSelector=paged%3Dyes&limit=2');
    await cluster.delete('page-3');
    const second = await list(`labelSelector=paged%3Dyes&limit=2&continue=${first.metadata?.continue ?? ''}`);

    const names = [first, second].map(({ items }) => items?.map(({ metadata }) => metadata?.name));
    expect(names).toEqual([['page-1', 'page-2'], ['page-3']]);
    expect(second.metadata?.resourceVersion).toBe(first.metadata?.resourceVersion);
    expect(second.metadata?.continue ?? '').toBe('');
  });

  it('gives a ConfigMap that is made anew another uid', async () => {
    const uids = new Set<string | undefined>();
    for (let time = 0; time < 2; time++) {
      await cluster.create('anew');
      uids.add((await cluster.admin.demand('GET', cluster.path('configmaps', 'anew'))).metadata?.uid);
      await cluster.delete('anew');
    }

    expect(uids.size).toBe(2);
  });

  it('answers 401 to a token that it does not know', async () => {
    const { status } = await new KubeUser(cluster.serverFor('nonsense')).ask('GET', cluster.path('configmaps'));

    expect(status).toBe(401);
  });

  it('answers 403 to list and watch without the field selector that a Role with resourceNames needs', async () => {
    const user = new KubeUser(await cluster.createUser('named'));
    await cluster.grant('named', { verbs: ['get', 'list', 'watch'], resourceNames: ['mine'] });
    const path = cluster.path('configmaps');
    const isAllowed = async (query: string): Promise<boolean> =>
      (await user.ask('GET', `${path}?${query}`)).status === 200;
    // Rights take effect a moment after they are granted.
    while (!(await isAllowed('fieldSelector=metadata.name%3Dmine'))) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }

    expect(await isAllowed('limit=1')).toBe(false);
    expect(await isAllowed('fieldSelector=metadata.name%3Dyours')).toBe(false);
    expect(await isAllowed('labelSelector=watched%3Dyes')).toBe(false);
    const [refusal] = await eventsFrom(user, 'labelSelector=watched%3Dyes', 1);
    expect(refusal?.code).toBe(403);
    await cluster.create('mine', { data: { a: '1' } });
    const [event] = await eventsFrom(user, 'fieldSelector=metadata.name%3Dmine', 1);
    expect(event?.object?.metadata?.name).toBe('mine');
  });
});
