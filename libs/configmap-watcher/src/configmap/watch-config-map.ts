import { selectByLabels, selectByName } from './config-map-selection.js';
import type { ConfigMapWatch } from './config-map-watch.js';
import { SelectionWatch, type SelectionWatchOptions } from './selection-watch.js';

export interface ConfigMapWatchOptions extends SelectionWatchOptions {
  readonly name: string;
}

export interface ConfigMapsWatchOptions extends SelectionWatchOptions {
  /** As `kubectl get --selector` takes it: `pacts=yes`, `team in (a,b)`. */
  readonly labelSelector: string;
}

/**
 * Watches the keys of one ConfigMap, which may come into being later. Whatever the API server does, the watch goes on.
 *
 * @example
 * const server = serviceAccountServer({ host: '10.0.0.1', port: 443 });
 * const watch = watchConfigMap({ server, namespace: 'team-a', name: 'pact-contracts' });
 */
export function watchConfigMap(options: ConfigMapWatchOptions): ConfigMapWatch {
  return SelectionWatch.start(options, selectByName(options));
}

/**
 * Watches the keys of every ConfigMap in a namespace that has certain labels, as one set of files named `configmap/key`.
 * The snapshot is `absent` while there is no such ConfigMap. Needs a Role without `resourceNames`.
 *
 * @example
 * const watch = watchConfigMaps({ server, namespace: 'team-a', labelSelector: 'pacts=yes' });
 */
export function watchConfigMaps(options: ConfigMapsWatchOptions): ConfigMapWatch {
  return SelectionWatch.start(options, selectByLabels(options));
}
