import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '@pact-infra/nest-service';
import {
  ConfigMapEvents,
  kubeConfigServer,
  SERVICE_ACCOUNT_DIRECTORY,
  serviceAccountServer,
  watchConfigMap,
  watchConfigMaps,
  watchDirectory,
  type ApiServer,
  type ConfigMapWatch,
  type FileWatch,
} from '@pact-infra/configmap-watcher';
import type { ManagerConfig } from '../config.js';
import type { WriteEvent } from '../events/event-recorder.js';

/** Where contract files come from, and where what becomes of them can be said. */
export interface ContractSource {
  readonly watch: FileWatch;
  /** Writes an Event on the ConfigMap of a file, if the file is still in one. Directories have no such thing. */
  readonly writeEvent?: WriteEvent;
}

/**
 * Watches the contract files where the configuration says they are: in ConfigMaps of the context that was asked for, else of
 * the cluster around, else in a directory.
 *
 * @throws StartError if the kubeconfig has no such context
 */
export async function openContractSource(
  config: ManagerConfig,
  serviceAccountDirectory = SERVICE_ACCOUNT_DIRECTORY,
): Promise<ContractSource> {
  const server = await apiServer(config, serviceAccountDirectory);
  if (server === undefined) {
    const directory = config.CONTRACTS_DIR === '' ? config.CONFIGMAP_PATH : config.CONTRACTS_DIR;
    return { watch: watchDirectory({ directory, accepts: isContractName }) };
  }
  const watch = watchIn(server, config);
  const events = new ConfigMapEvents({ server, component: 'pact-manager' });
  return {
    watch,
    writeEvent: async (file, event, signal) => {
      const configMap = watch.holderOf(file);
      if (configMap !== undefined) {
        await events.write(configMap, event, signal);
      }
    },
  };
}

/** Names and labels need different Roles, so it is one or the other. */
function watchIn(server: ApiServer, config: ManagerConfig): ConfigMapWatch {
  const { NAMESPACE: namespace, CONFIGMAP_NAME: name, CONFIGMAP_SELECTOR: labelSelector } = config;
  const options = { server, namespace, accepts: isContractName };
  return labelSelector === '' ? watchConfigMap({ ...options, name }) : watchConfigMaps({ ...options, labelSelector });
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
