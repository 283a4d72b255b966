import type { ObjectStore, StoredObject } from './object-store.js';

export interface Attempt {
  readonly user: string;
  readonly verb: string;
  readonly resource: string;
  readonly namespace: string;
  /** Of a list or watch, the name that its field selector selects. */
  readonly name: string | undefined;
}

interface Rule {
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  readonly resourceNames?: readonly string[];
}

/** May do everything, as the certificate of a new cluster's kubeconfig may. */
export const ADMIN = 'kubernetes-admin';

export function serviceAccountUser(namespace: string, name: string): string {
  return `system:serviceaccount:${namespace}:${name}`;
}

/** Whether the Roles of a namespace, by the RoleBindings of the user, allow the attempt. */
export function isAllowed(store: ObjectStore, attempt: Attempt): boolean {
  const { user, namespace } = attempt;
  if (user === ADMIN) {
    return true;
  }
  return store
    .list('rolebindings', namespace)
    .filter((binding) => subjectsOf(binding).includes(user))
    .flatMap((binding) => rulesOf(store, namespace, binding))
    .some((rule) => allows(rule, attempt));
}

function allows({ resources, verbs, resourceNames }: Rule, { resource, verb, name }: Attempt): boolean {
  return (
    resources.includes(resource) &&
    verbs.includes(verb) &&
    (resourceNames === undefined || (name !== undefined && verb !== 'create' && resourceNames.includes(name)))
  );
}

function subjectsOf(binding: StoredObject): readonly string[] {
  const subjects = binding['subjects'] as readonly { readonly namespace: string; readonly name: string }[];
  return subjects.map(({ namespace, name }) => serviceAccountUser(namespace, name));
}

function rulesOf(store: ObjectStore, namespace: string, binding: StoredObject): readonly Rule[] {
  const { name } = binding['roleRef'] as { readonly name: string };
  return (store.find({ resource: 'roles', namespace, name })?.['rules'] ?? []) as readonly Rule[];
}
