import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileWatch } from '@pact-infra/configmap-watcher';
import { readManagerConfig } from '../config.js';
import { openContractSource } from './contract-source.js';

describe('openContractSource', () => {
  let serviceAccount: string;
  let watch: FileWatch | undefined;

  beforeEach(async () => {
    serviceAccount = await mkdtemp(join(tmpdir(), 'service-account-'));
  });

  afterEach(async () => {
    await watch?.stop();
    await rm(serviceAccount, { recursive: true });
    delete process.env['KUBECONFIG'];
  });

  async function sourceOf(env: Record<string, string>): Promise<string> {
    const source = await openContractSource(readManagerConfig(env), serviceAccount);
    ({ watch } = source);
    return watch.status().source;
  }

  const inCluster = { KUBERNETES_SERVICE_HOST: '127.0.0.1', KUBERNETES_SERVICE_PORT: '1', NAMESPACE: 'team-a' };

  it('watches the ConfigMap of the cluster around it, even where directories are named', async () => {
    await writeFile(join(serviceAccount, 'token'), 'secret');

    await expect(sourceOf({ ...inCluster, CONTRACTS_DIR: '/contracts' })).resolves.toBe(
      'configmap team-a/pact-contracts',
    );
  });

  it('watches ConfigMaps by label instead when there is a selector', async () => {
    await writeFile(join(serviceAccount, 'token'), 'secret');

    await expect(sourceOf({ ...inCluster, CONFIGMAP_SELECTOR: 'pacts=yes' })).resolves.toBe(
      'configmaps pacts=yes in team-a',
    );
  });

  it('watches the mounted ConfigMap in a pod without a token', async () => {
    await expect(sourceOf({ ...inCluster, CONFIGMAP_PATH: '/mounted' })).resolves.toBe('directory /mounted');
  });

  it('watches the directory that is asked for outside of a cluster', async () => {
    await expect(sourceOf({ CONTRACTS_DIR: '/contracts' })).resolves.toBe('directory /contracts');
  });

  it('refuses a context that the kubeconfig does not have', async () => {
    process.env['KUBECONFIG'] = join(serviceAccount, 'config');
    await writeFile(join(serviceAccount, 'config'), '{"clusters":[],"contexts":[],"users":[]}');

    await expect(sourceOf({ KUBE_CONTEXT: 'kind' })).rejects.toThrow(
      /^KUBE_CONTEXT: The kubeconfig has no context "kind"/,
    );
  });
});
