/** By which member the entries of a list are the same ones; lists of other names are replaced whole. */
const MERGE_KEYS: Readonly<Record<string, readonly string[]>> = {
  containers: ['name'],
  initContainers: ['name'],
  env: ['name'],
  volumes: ['name'],
  volumeMounts: ['mountPath'],
  // Of a container, or of a Service.
  ports: ['containerPort', 'port'],
};

/**
 * What a strategic merge patch makes of a manifest: objects are merged, and those lists that Kubernetes merges by a key; what
 * the patch names comes first in them, as kustomize does it. `null` removes a member.
 *
 * @throws Error for `$patch` and its like, which none of our patches needs
 */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) {
    return patch;
  }
  const directive = Object.keys(patch).find((name) => name.startsWith('$'));
  if (directive !== undefined) {
    throw new Error(`${directive} in a patch is not supported here`);
  }
  const before = isRecord(target) ? target : {};
  const merged = Object.entries(patch).map(([name, value]) => [name, mergeMember(name, before[name], value)] as const);
  return Object.fromEntries([...Object.entries(before), ...merged].filter(([name]) => patch[name] !== null));
}

function mergeMember(name: string, target: unknown, patch: unknown): unknown {
  const entries = Array.isArray(patch) ? patch.filter(isRecord) : [];
  const key = MERGE_KEYS[name]?.find((candidate) => entries.every((entry) => candidate in entry));
  if (!Array.isArray(patch) || key === undefined) {
    return mergePatch(target, patch);
  }
  const rest: unknown[] = Array.isArray(target) ? [...(target as unknown[])] : [];
  const first = entries.map((entry) => {
    const place = rest.findIndex((candidate) => isRecord(candidate) && candidate[key] === entry[key]);
    return mergePatch(place === -1 ? undefined : rest.splice(place, 1)[0], entry);
  });
  return [...first, ...rest];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
