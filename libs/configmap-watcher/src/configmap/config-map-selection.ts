/** Which ConfigMaps of a namespace are watched. */
export interface ConfigMapSelection {
  readonly namespace: string;
  /** In words: `configmap team-a/pact-contracts`, `configmaps pacts=yes in team-a`. */
  readonly source: string;
  /** What list and watch ask for. */
  readonly query: Readonly<Record<string, string>>;
  /** The rights that a Role has to grant, in words. */
  readonly rights: string;
  /** For servers that take no notice of the query. */
  readonly includes: (configMap: string) => boolean;
  /** What the file of a key is called. */
  readonly fileName: (configMap: string, key: string) => string;
}

/** One ConfigMap: asked for by field selector, so that a Role that names just this one (`resourceNames`) is enough. */
export function selectByName({ namespace, name }: { namespace: string; name: string }): ConfigMapSelection {
  return {
    namespace,
    source: `configmap ${namespace}/${name}`,
    query: { fieldSelector: `metadata.name=${name}` },
    rights: `the verbs "list" and "watch" on configmaps (resourceNames: ["${name}"])`,
    includes: (configMap) => configMap === name,
    fileName: (_configMap, key) => key,
  };
}

/** Every ConfigMap with these labels. Equal keys of two ConfigMaps stay apart: files are named `configmap/key`. */
export function selectByLabels(options: { namespace: string; labelSelector: string }): ConfigMapSelection {
  const { namespace, labelSelector } = options;
  return {
    namespace,
    source: `configmaps ${labelSelector} in ${namespace}`,
    query: { labelSelector },
    rights: 'the verbs "list" and "watch" on configmaps (without resourceNames: labels cannot be granted)',
    includes: () => true,
    fileName: (configMap, key) => `${configMap}/${key}`,
  };
}
