import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '@pact-infra/nest-service';
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

/**
 * Watches the contract files where the configuration says they are: the ConfigMap of the context that was asked for, else of
 * the cluster around, else a directory.
 *
 * @throws StartError if the kubeconfig has no such context
 */
export async function watchContracts(
  config: ManagerConfig,
  serviceAccountDirectory = SERVICE_ACCOUNT_DIRECTORY,
): Promise<FileWatch> {
  const server = await apiServer(config, serviceAccountDirectory);
  if (server === undefined) {
    const directory = config.CONTRACTS_DIR === '' ? config.CONFIGMAP_PATH : config.CONTRACTS_DIR;
    return watchDirectory({ directory, accepts: isContractName });
  }
  return watchConfigMap({
    server,
    namespace: config.NAMESPACE,
    name: config.CONFIGMAP_NAME,
    accepts: isContractName,
  });
}

/** Undefined outside of a cluster, and in a pod that gets no token: then the mounted directory has to do. */
async function apiServer(config: ManagerConfig, directory: string): Promise<ApiServer | undefined> {
  const { KUBE_CONTEXT, KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = config;
  if (KUBE_CONTEXT !== '') {
    return kubeConfigServer(KUBE_CONTEXT).catch((error: unknown) => {
      throw new StartError(`KUBE_CONTEXT: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    });
  }
  return host !== '' && (await exists(join(directory, 'token')))
    ? serviceAccountServer({ host, port, directory })
    : undefined;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function isContractName(name: string): boolean {
  return name.endsWith('.json') || name.endsWith('.json.gz');
}
