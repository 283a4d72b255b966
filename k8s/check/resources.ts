import type { Deployment, StatefulSet } from 'kubernetes-types/apps/v1.js';
import type { HorizontalPodAutoscaler } from 'kubernetes-types/autoscaling/v2.js';
import type { ConfigMap, Namespace, Secret, Service, ServiceAccount } from 'kubernetes-types/core/v1.js';
import type { NetworkPolicy } from 'kubernetes-types/networking/v1.js';
import type { PodDisruptionBudget } from 'kubernetes-types/policy/v1.js';
import type { Role, RoleBinding } from 'kubernetes-types/rbac/v1.js';

/** What the manifests consist of, by kind. A manifest of any other kind needs its type here first. */
export interface ResourceKinds {
  readonly ConfigMap: ConfigMap;
  readonly Deployment: Deployment;
  readonly HorizontalPodAutoscaler: HorizontalPodAutoscaler;
  readonly Namespace: Namespace;
  readonly NetworkPolicy: NetworkPolicy;
  readonly PodDisruptionBudget: PodDisruptionBudget;
  readonly Role: Role;
  readonly RoleBinding: RoleBinding;
  readonly Secret: Secret;
  readonly Service: Service;
  readonly ServiceAccount: ServiceAccount;
  readonly StatefulSet: StatefulSet;
}

export type Kind = keyof ResourceKinds;

interface KindType {
  readonly module: string;
  readonly apiVersion: string;
}

/** Where the TypeScript types of a kind are, and its `apiVersion`. */
export const KIND_TYPES: Readonly<Record<Kind, KindType>> = {
  ConfigMap: { module: 'kubernetes-types/core/v1.js', apiVersion: 'v1' },
  Deployment: { module: 'kubernetes-types/apps/v1.js', apiVersion: 'apps/v1' },
  HorizontalPodAutoscaler: { module: 'kubernetes-types/autoscaling/v2.js', apiVersion: 'autoscaling/v2' },
  Namespace: { module: 'kubernetes-types/core/v1.js', apiVersion: 'v1' },
  NetworkPolicy: { module: 'kubernetes-types/networking/v1.js', apiVersion: 'networking.k8s.io/v1' },
  PodDisruptionBudget: { module: 'kubernetes-types/policy/v1.js', apiVersion: 'policy/v1' },
  Role: { module: 'kubernetes-types/rbac/v1.js', apiVersion: 'rbac.authorization.k8s.io/v1' },
  RoleBinding: { module: 'kubernetes-types/rbac/v1.js', apiVersion: 'rbac.authorization.k8s.io/v1' },
  Secret: { module: 'kubernetes-types/core/v1.js', apiVersion: 'v1' },
  Service: { module: 'kubernetes-types/core/v1.js', apiVersion: 'v1' },
  ServiceAccount: { module: 'kubernetes-types/core/v1.js', apiVersion: 'v1' },
  StatefulSet: { module: 'kubernetes-types/apps/v1.js', apiVersion: 'apps/v1' },
};

/** A document of a manifest file, of which only the kind and the name are known. */
export interface Manifest {
  readonly file: string;
  readonly kind: Kind;
  readonly name: string;
  readonly content: unknown;
}

/** The manifests of one kind. Their shape must have been checked (see `shapeProblems`). */
export function ofKind<K extends Kind>(manifests: readonly Manifest[], kind: K): readonly ResourceKinds[K][] {
  // The shape check has compared the content with this very type.
  return manifests.filter((manifest) => manifest.kind === kind).map(({ content }) => content as ResourceKinds[K]);
}
