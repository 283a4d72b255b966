/** The label by which the manager finds ConfigMaps with the component `label-watch`, and this tool those it has made. */
export const LABEL = { name: 'pact-infra/contracts', value: 'true' };

/**
 * @typedef {object} ConfigMap
 * @property {'v1'} apiVersion
 * @property {'ConfigMap'} kind
 * @property {{ name: string, namespace: string, labels: Readonly<Record<string, string>> }} metadata
 * @property {Readonly<Record<string, string>>} [data]
 * @property {Readonly<Record<string, string>>} [binaryData]
 */

/**
 * Names the packs: the first as asked for, the others `NAME-2`, `NAME-3`, …
 *
 * @param {readonly import('./pack-contracts.mjs').Pack[]} packs
 * @param {{ name: string, namespace: string }} reference
 * @returns {readonly ConfigMap[]}
 */
export function configMapsOf(packs, { name, namespace }) {
  return packs.map((pack, index) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: index === 0 ? name : `${name}-${index + 1}`,
      namespace,
      labels: { [LABEL.name]: LABEL.value },
    },
    ...pack,
  }));
}
