import type { ObjectStore, StoredObject } from '../fake-api/object-store.js';
import { selectorOf } from '../fake-api/selectors.js';
import { NAMESPACE } from '../fake-api/fake-api-server.js';

/** Watched by name with odd seeds. */
export const NAME = 'pact-contracts';
/** Watched with even seeds. */
export const SELECTOR = 'pacts=yes';
/** All that exist from time to time; with so many of them a list has several pages. */
export const NAMES: readonly string[] = [NAME, ...Array.from({ length: 24 }, (_, index) => `contracts-${index}`)];

/** What a watch should show of the store, written as snapshots are: `absent`, or the files as JSON, in name order. */
export function filesIn(store: ObjectStore, isByName: boolean): string {
  const selects = selectorOf(isByName ? { fieldSelector: `metadata.name=${NAME}` } : { labelSelector: SELECTOR });
  const configMaps = store.list('configmaps', NAMESPACE).filter(selects);
  if (configMaps.length === 0) {
    return 'absent';
  }
  const files = configMaps.flatMap((configMap) =>
    Object.entries(dataOf(configMap)).map(([key, text]): [string, string] => [
      isByName ? key : `${configMap.metadata.name}/${key}`,
      text,
    ]),
  );
  return JSON.stringify(Object.fromEntries(files.sort(([a], [b]) => (a < b ? -1 : 1))));
}

function dataOf(configMap: StoredObject): Readonly<Record<string, string>> {
  return (configMap['data'] ?? {}) as Readonly<Record<string, string>>;
}
