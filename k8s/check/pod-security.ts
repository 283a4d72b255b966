import type { Container, PodSpec } from 'kubernetes-types/core/v1.js';
import { workloads, type Workload } from './workloads.js';
import type { Manifest } from './resources.js';

const ALLOWED_VOLUMES = ['configMap', 'emptyDir', 'secret', 'projected', 'persistentVolumeClaim', 'downwardAPI'];

/** Says which pods a namespace with `pod-security.kubernetes.io/enforce: restricted` would refuse. */
export function restrictedProblems(manifests: readonly Manifest[]): readonly string[] {
  return workloads(manifests).flatMap((workload) =>
    podProblems(workload).map((problem) => `${workload.kind} ${workload.name}: ${problem}`),
  );
}

function podProblems({ pod }: Workload): readonly string[] {
  const usesHost = pod.hostNetwork === true || pod.hostPID === true || pod.hostIPC === true;
  const volumes = (pod.volumes ?? []).filter(
    (volume) => !Object.keys(volume).some((key) => ALLOWED_VOLUMES.includes(key)),
  );
  return [
    ...(usesHost ? ['shares something with its host'] : []),
    ...volumes.map(({ name }) => `has volume ${name} of a kind that is not allowed`),
    ...[...(pod.initContainers ?? []), ...pod.containers].flatMap((container) => containerProblems(pod, container)),
  ];
}

function containerProblems(pod: PodSpec, { name, securityContext }: Container): readonly string[] {
  const context = { ...pod.securityContext, ...securityContext };
  const demands: readonly (readonly [boolean, string])[] = [
    [context.runAsNonRoot === true && context.runAsUser !== 0, 'may run as root'],
    [context.seccompProfile?.type === 'RuntimeDefault', 'has no seccomp profile'],
    [securityContext?.allowPrivilegeEscalation === false, 'may gain privileges'],
    [securityContext?.capabilities?.drop?.includes('ALL') === true, 'keeps capabilities'],
    [(securityContext?.capabilities?.add ?? []).length === 0, 'adds capabilities'],
  ];
  return demands.filter(([isMet]) => !isMet).map(([, problem]) => `${name} ${problem}`);
}
