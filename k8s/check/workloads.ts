import type { PodSpec } from 'kubernetes-types/core/v1.js';
import { ofKind, type Manifest } from './resources.js';

/** What makes pods, whatever its kind. */
export interface Workload {
  readonly kind: 'Deployment' | 'StatefulSet';
  readonly name: string;
  readonly selector: Readonly<Record<string, string>> | undefined;
  /** Of its pods. */
  readonly labels: Readonly<Record<string, string>>;
  readonly pod: PodSpec;
  /** Volumes that each pod gets for itself. */
  readonly claims: readonly string[];
}

export function workloads(manifests: readonly Manifest[]): readonly Workload[] {
  return (['Deployment', 'StatefulSet'] as const).flatMap((kind) =>
    ofKind(manifests, kind).map(({ metadata, spec }) => ({
      kind,
      name: metadata?.name ?? '',
      selector: spec?.selector.matchLabels,
      labels: spec?.template.metadata?.labels ?? {},
      pod: spec?.template.spec ?? { containers: [] },
      claims:
        spec !== undefined && 'volumeClaimTemplates' in spec
          ? (spec.volumeClaimTemplates ?? []).map((claim) => claim.metadata?.name ?? '')
          : [],
    })),
  );
}
