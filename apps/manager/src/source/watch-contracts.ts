import { watchDirectory, type FileWatch } from '@pact-infra/configmap-watcher';
import type { ManagerConfig } from '../config.js';

/** Watches the contract files where the configuration says they are. */
export function watchContracts(config: ManagerConfig): FileWatch {
  return watchDirectory({ directory: config.CONTRACTS_DIR ?? config.CONFIGMAP_PATH, accepts: isContractName });
}

export function isContractName(name: string): boolean {
  return name.endsWith('.json') || name.endsWith('.json.gz');
}
