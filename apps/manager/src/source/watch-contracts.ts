import { access } from 'node:fs/promises';
import { join } from 'node:path';
import {
  kubeConfigServer,
  SERVICE_ACCOUNT_DIRECTORY,
  serviceAccountServer,
  watchConfigMap,
  watchDirectory,
  type ApiServer,
  type FileWatch,
} from '@pact-infra/configmap-watcher';
import type { ManagerConfig } from '../config.js';

const DEFAULT_API_PORT = '443';

/**
 * Watches the contract files where the configuration says they are: the ConfigMap of the context that was asked for, else of
 * the cluster around, else a directory.
 */
export async function watchContracts(config: ManagerConfig): Promise<FileWatch> {
  const server = await apiServer(config);
  if (server === undefined) {
    return watchDirectory({ directory: config.CONTRACTS_DIR ?? config.CONFIGMAP_PATH, accepts: isContractName });
  }
  return watchConfigMap({
    server,
    namespace: config.NAMESPACE,
    name: config.CONFIGMAP_NAME,
    accepts: isContractName,
  });
}

/** Undefined outside of a cluster, and in a pod that gets no token: then the mounted directory has to do. */
async function apiServer(config: ManagerConfig): Promise<ApiServer | undefined> {
  const { KUBE_CONTEXT, KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port = DEFAULT_API_PORT } = config;
  if (KUBE_CONTEXT !== undefined) {
    return kubeConfigServer(KUBE_CONTEXT);
  }
  return host !== undefined && (await hasToken()) ? serviceAccountServer({ host, port }) : undefined;
}

function hasToken(): Promise<boolean> {
  return access(join(SERVICE_ACCOUNT_DIRECTORY, 'token')).then(
    () => true,
    () => false,
  );
}

function isContractName(name: string): boolean {
  return name.endsWith('.json') || name.endsWith('.json.gz');
}
