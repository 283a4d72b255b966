import { missing, selects } from './names.js';
import { ofKind, type Manifest } from './resources.js';
import { workloads } from './workloads.js';

/** Says what is wrong with autoscalers and disruption budgets: targets that do not exist, numbers that two set. */
export function scalingProblems(manifests: readonly Manifest[]): readonly string[] {
  return [...autoscalerProblems(manifests), ...budgetProblems(manifests)];
}

function autoscalerProblems(manifests: readonly Manifest[]): readonly string[] {
  return ofKind(manifests, 'HorizontalPodAutoscaler').flatMap(({ metadata, spec }) => {
    const name = `HorizontalPodAutoscaler ${metadata?.name ?? ''}`;
    const target = ofKind(manifests, 'Deployment').find((each) => each.metadata?.name === spec?.scaleTargetRef.name);
    const requests = target?.spec?.template.spec?.containers.map(({ resources }) => resources?.requests?.['cpu']);
    return [
      ...missing(manifests, name, 'Deployment', spec?.scaleTargetRef.name),
      ...(target?.spec?.replicas === undefined ? [] : [`${name}: its Deployment sets replicas, too`]),
      ...(requests?.includes(undefined) === true ? [`${name}: a container requests no cpu to measure by`] : []),
    ];
  });
}

function budgetProblems(manifests: readonly Manifest[]): readonly string[] {
  return ofKind(manifests, 'PodDisruptionBudget')
    .filter(({ spec }) => !workloads(manifests).some(({ labels }) => selects(spec?.selector?.matchLabels, labels)))
    .map(({ metadata }) => `PodDisruptionBudget ${metadata?.name ?? ''}: selects no pod`);
}
