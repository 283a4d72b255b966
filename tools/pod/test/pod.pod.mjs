import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { root } from '../../workspace/paths.mjs';
import { contractAnswering, exampleContracts } from '../contracts.mjs';
import { FakeCluster } from '../fake-cluster.mjs';
import { basePod } from '../pod-manifest.mjs';
import { probesOf } from '../probes.mjs';
import { RunningPod } from '../running-pod.mjs';
import { waitUntil } from '../wait-until.mjs';

const MANAGER = 'http://127.0.0.1:1238';
const GCP_MOCK = 'http://127.0.0.1:1235';
const BROKER = 'http://127.0.0.1:9292';
const WEBHOOK = 'http://127.0.0.1:1237';
const COLOR = '/v1/projects/pod/secrets/color';
const containers = basePod().containers;
const execute = promisify(execFile);

/** @type {string} */
let directory;
/** @type {FakeCluster} */
let cluster;
/** @type {RunningPod} */
let pod;
/** What the ConfigMap holds. */
let contracts = exampleContracts();

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'pod-'));
  cluster = await FakeCluster.start(directory);
  await cluster.putContracts(contracts);
  pod = await RunningPod.start(cluster, directory);
});

afterAll(async () => {
  await pod?.remove();
  await cluster?.stop();
  await rm(directory, { recursive: true });
});

/** @param {Readonly<Record<string, string>>} changes */
async function change(changes) {
  contracts = { ...contracts, ...changes };
  await cluster.putContracts(contracts);
}

/**
 * Waits until the GCP mock answers a path with a value.
 *
 * @param {string} path
 * @param {string} value
 */
function served(path, value) {
  return waitUntil(`${path} to be answered with ${value}`, async () => {
    const response = await fetch(`${GCP_MOCK}${path}`);
    const body = /** @type {any} */ (await response.json());
    return body.value === value ? body : undefined;
  });
}

/** @param {import('../probes.mjs').ContainerProbe} probe */
function answered({ name, url }) {
  return waitUntil(`${name} to answer ${url}`, async () => {
    const response = await fetch(url);
    return response.ok ? response.status : undefined;
  });
}

/** @returns {Promise<any>} */
async function ready() {
  const response = await fetch(`${MANAGER}/ready`);
  return response.json();
}

describe('the pod of k8s/base', () => {
  it('is ready once every contract of the ConfigMap is published', async () => {
    const report = await waitUntil('the manager to be ready', async () => {
      const seen = await ready();
      return seen.status === 'ready' ? seen : undefined;
    });

    expect(report.contracts.map((/** @type {any} */ { error }) => error)).toEqual(
      Object.keys(contracts).map(() => null),
    );
  });

  it.each(containers.flatMap(probesOf))('answers the $kind of $name', async (probe) => {
    await expect(answered(probe)).resolves.toBe(200);
  });

  it.each(containers)(
    'runs $name with the rights and limits of the manifest',
    async ({ name, resources, securityContext }) => {
      const { HostConfig, Config, EffectiveCaps } = await pod.inspect(name);

      expect(`${HostConfig.Memory / 1024 ** 2}Mi`).toBe(resources?.limits?.['memory']);
      expect(`${HostConfig.CpuQuota / 100}m`).toBe(resources?.limits?.['cpu']);
      expect(HostConfig.ReadonlyRootfs).toBe(securityContext?.readOnlyRootFilesystem ?? false);
      expect(Config.User).toBe('1001:1001');
      expect(EffectiveCaps ?? []).toEqual([]);
    },
  );

  it.each(['aws', 'gcp', 'azure'])('answers the official SDKs of %s', async (cloud) => {
    const program = join(root, 'examples/secret-manager-controller/dist/main.js');
    const { stdout } = await execute('node', [program, cloud], { env: { ...process.env, PACT_MODE: 'true' } });

    expect(stdout).toContain(`${cloud}: deleted db-password`);
    expect(stdout).toContain('log-level: debug');
  });

  it('explains a request that no contract describes', async () => {
    const response = await fetch(`${GCP_MOCK}/v1/projects/demo-project/secrets/unheard-of`);

    expect(response.status).toBe(500);
    expect(await response.text()).toContain('No matching interaction');
  });

  it('serves a contract that was added to the ConfigMap, and its changes', async () => {
    await change({ 'pod.json': contractAnswering('Pod', { [COLOR]: 'red' }) });
    await served(COLOR, 'red');
    const start = performance.now();
    await change({ 'pod.json': contractAnswering('Pod', { [COLOR]: 'blue' }) });
    await served(COLOR, 'blue');
    console.log(`a change was served after ${Math.round(performance.now() - start)} ms`);
  });

  it('reports a broken contract and goes on serving its last good version', async () => {
    await change({ 'pod.json': '{"consumer":' });
    const entry = await waitUntil('the broken contract to be reported', async () => {
      const { contracts: entries } = await ready();
      return entries.find((/** @type {any} */ { source, error }) => source.includes('pod.json') && error !== null);
    });

    expect(entry.version).not.toBeNull();
    await expect(served(COLOR, 'blue')).resolves.toEqual({ value: 'blue' });
  });

  it('writes on the ConfigMap what was published and what was refused', async () => {
    const reasons = await waitUntil('the events', async () => {
      const events = await cluster.events();
      const found = events
        .filter(
          ({ involvedObject, message }) => involvedObject.name === 'pact-contracts' && message.includes('pod.json'),
        )
        .map(({ reason }) => reason);
      return found.includes('ContractRejected') ? found : undefined;
    });

    expect(reasons).toContain('ContractPublished');
  });

  it('lets the broker tell the webhook about a contract that changed', async () => {
    const created = await fetch(`${BROKER}/webhooks`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa('pact:pact')}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        events: [{ name: 'contract_content_changed' }],
        request: {
          method: 'POST',
          url: 'http://localhost:1237/api/pact-broker',
          headers: { 'Content-Type': 'application/json' },
          body: { consumer: '${pactbroker.consumerName}' },
        },
      }),
    });
    expect(created.status).toBe(201);
    await change({ 'pod.json': contractAnswering('Pod', { [COLOR]: 'green' }) });

    const notification = await waitUntil('the notification', async () => {
      const response = await fetch(`${WEBHOOK}/api/pact-broker`);
      const { notifications } = /** @type {any} */ (await response.json());
      return notifications.find((/** @type {any} */ { payload }) => payload.consumer === 'Pod');
    });
    expect(notification.event_type).toEqual(expect.any(String));
  });

  it('serves 1,000 interactions within its memory limits', async () => {
    const numbers = Array.from({ length: 1000 }, (_, index) => index);
    const answers = Object.fromEntries(numbers.map((n) => [`/v1/projects/pod/secrets/secret-${n}`, `value-${n}`]));
    await change({ 'many.json': contractAnswering('Many', answers) });
    await served('/v1/projects/pod/secrets/secret-999', 'value-999');
    for (const [path, value] of Object.entries(answers)) {
      await expect(served(path, value)).resolves.toEqual({ value });
    }

    for (const { name } of containers) {
      const { State, RestartCount } = await pod.inspect(name);
      console.log(`${name}: at most ${await pod.peakMemory(name)} MiB`);
      expect({ name, status: State.Status, wasKilled: State.OOMKilled, RestartCount }).toEqual({
        name,
        status: 'running',
        wasKilled: false,
        RestartCount: 0,
      });
    }
  });

  it.each(containers)('gets $name back after it was killed, and goes on', async (container) => {
    const { name } = container;
    await pod.kill(name);
    await waitUntil(`${name} to be started again`, async () => {
      const { RestartCount, State } = await pod.inspect(name);
      return RestartCount === 1 && State.Status === 'running' ? true : undefined;
    });
    await Promise.all(probesOf(container).map(answered));
    const color = `after ${name}`;
    await change({ 'pod.json': contractAnswering('Pod', { [COLOR]: color }) });

    await expect(served(COLOR, color)).resolves.toEqual({ value: color });
  });

  it('ends in good order', async () => {
    await pod.end();
    for (const { name } of containers) {
      const { State } = await pod.inspect(name);
      expect({ name, exitCode: State.ExitCode }).toEqual({ name, exitCode: 0 });
    }
  });
});
