import type { Container, PodSpec, Probe, Service } from 'kubernetes-types/core/v1.js';
import { missing, selects } from './names.js';
import { ofKind, type Manifest } from './resources.js';
import { workloads, type Workload } from './workloads.js';

/** Says which names in the manifests lead nowhere: selectors, volumes, ports, ConfigMaps, Secrets, accounts, roles. */
export function referenceProblems(manifests: readonly Manifest[]): readonly string[] {
  return [
    ...workloads(manifests).flatMap((workload) =>
      workloadProblems(workload, manifests).map((problem) => `${workload.kind} ${workload.name}: ${problem}`),
    ),
    ...ofKind(manifests, 'Service').flatMap((service) => serviceProblems(service, manifests)),
    ...ofKind(manifests, 'RoleBinding').flatMap(({ metadata, roleRef, subjects = [] }) => [
      ...missing(manifests, `RoleBinding ${metadata?.name ?? ''}`, 'Role', roleRef.name),
      ...subjects.flatMap(({ name }) =>
        missing(manifests, `RoleBinding ${metadata?.name ?? ''}`, 'ServiceAccount', name),
      ),
    ]),
  ];
}

function workloadProblems(workload: Workload, manifests: readonly Manifest[]): readonly string[] {
  const { pod, labels, selector, claims } = workload;
  const containers = [...(pod.initContainers ?? []), ...pod.containers];
  const volumes = pod.volumes ?? [];
  const available = [...volumes.map(({ name }) => name), ...claims];
  const mounted = containers.flatMap(({ volumeMounts = [] }) => volumeMounts.map(({ name }) => name));
  return [
    ...(selects(selector, labels) ? [] : ['the selector misses its own pods']),
    ...(pod.serviceAccountName === undefined
      ? []
      : missing(manifests, 'the pod', 'ServiceAccount', pod.serviceAccountName)),
    ...mounted
      .filter((name) => !available.includes(name))
      .map((name) => `mounts volume ${name}, which it does not have`),
    ...available.filter((name) => !mounted.includes(name)).map((name) => `has volume ${name}, which none mounts`),
    ...volumes.flatMap(({ name, configMap, secret }) => [
      ...(configMap ? missing(manifests, `volume ${name}`, 'ConfigMap', configMap.name) : []),
      ...(secret ? missing(manifests, `volume ${name}`, 'Secret', secret.secretName) : []),
    ]),
    ...containers.flatMap((container) => secretProblems(container, manifests)),
    ...containers.flatMap(probeProblems),
    ...repeatedPorts(pod).map((port) => `two containers listen on ${port}, and they share one network`),
  ];
}

function secretProblems({ name, env = [] }: Container, manifests: readonly Manifest[]): readonly string[] {
  const secrets = ofKind(manifests, 'Secret');
  return env.flatMap((variable) => {
    const reference = variable.valueFrom?.secretKeyRef;
    const secret = secrets.find(({ metadata }) => metadata?.name === reference?.name);
    return reference === undefined || reference.key in { ...secret?.data, ...secret?.stringData }
      ? []
      : [
          `${variable.name} of ${name} names key ${reference.key} of Secret ${reference.name ?? ''}, which does not exist`,
        ];
  });
}

function probeProblems(container: Container): readonly string[] {
  const { name, ports = [], startupProbe, readinessProbe, livenessProbe } = container;
  const probes: Readonly<Record<string, Probe | undefined>> = { startupProbe, readinessProbe, livenessProbe };
  return Object.entries(probes).flatMap(([kind, probe]) => {
    const port = (probe?.httpGet ?? probe?.tcpSocket)?.port;
    return port === undefined || ports.some((each) => each.name === port || each.containerPort === port)
      ? []
      : [`${kind} of ${name} asks port ${port}, which is none of its ports`];
  });
}

function serviceProblems({ metadata, spec }: Service, manifests: readonly Manifest[]): readonly string[] {
  const pods = workloads(manifests).filter(({ labels }) => selects(spec?.selector, labels));
  const ports = pods.flatMap(({ pod }) => pod.containers.flatMap((container) => container.ports ?? []));
  const problems = (spec?.ports ?? [])
    .map(({ port, targetPort = port }) => targetPort)
    .filter((target) => !ports.some(({ name, containerPort }) => name === target || containerPort === target))
    .map((target) => `leads to port ${target}, on which no container listens`);
  return [...(pods.length === 0 ? ['selects no pod'] : []), ...problems].map(
    (problem) => `Service ${metadata?.name ?? ''}: ${problem}`,
  );
}

function repeatedPorts({ containers }: PodSpec): readonly number[] {
  const ports = containers.flatMap((container) => (container.ports ?? []).map(({ containerPort }) => containerPort));
  return ports.filter((port, index) => ports.indexOf(port) !== index);
}
