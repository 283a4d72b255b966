import type { Container, PodSpec, Probe, Service } from 'kubernetes-types/core/v1.js';
import { ofKind, type Kind, type Manifest } from './resources.js';

/** Says which names in the manifests lead nowhere: selectors, volumes, ports, ConfigMaps, accounts, roles. */
export function referenceProblems(manifests: readonly Manifest[]): readonly string[] {
  return [
    ...ofKind(manifests, 'Deployment').flatMap((deployment) => {
      const labels = deployment.spec?.template.metadata?.labels ?? {};
      return [
        ...(selects(deployment.spec?.selector.matchLabels, labels) ? [] : ['the selector misses its own pods']),
        ...podProblems(deployment.spec?.template.spec, manifests),
      ].map((problem) => `Deployment ${deployment.metadata?.name ?? ''}: ${problem}`);
    }),
    ...ofKind(manifests, 'Service').flatMap((service) => serviceProblems(service, manifests)),
    ...ofKind(manifests, 'RoleBinding').flatMap(({ metadata, roleRef, subjects = [] }) => [
      ...missing(manifests, `RoleBinding ${metadata?.name ?? ''}`, 'Role', roleRef.name),
      ...subjects.flatMap(({ name }) =>
        missing(manifests, `RoleBinding ${metadata?.name ?? ''}`, 'ServiceAccount', name),
      ),
    ]),
  ];
}

function podProblems(pod: PodSpec | undefined, manifests: readonly Manifest[]): readonly string[] {
  const containers = [...(pod?.initContainers ?? []), ...(pod?.containers ?? [])];
  const volumes = pod?.volumes ?? [];
  const mounted = containers.flatMap(({ volumeMounts = [] }) => volumeMounts.map(({ name }) => name));
  return [
    ...missing(manifests, 'the pod', 'ServiceAccount', pod?.serviceAccountName),
    ...mounted
      .filter((name) => !volumes.some((volume) => volume.name === name))
      .map((name) => `mounts volume ${name}, which it does not have`),
    ...volumes.filter(({ name }) => !mounted.includes(name)).map(({ name }) => `has volume ${name}, which none mounts`),
    ...volumes.flatMap(({ name, configMap }) =>
      configMap ? missing(manifests, `volume ${name}`, 'ConfigMap', configMap.name) : [],
    ),
    ...containers.flatMap(probeProblems),
    ...repeated(containers.flatMap(({ ports = [] }) => ports.map(({ containerPort }) => containerPort))).map(
      (port) => `two containers listen on ${port}, and they share one network`,
    ),
  ];
}

function probeProblems(container: Container): readonly string[] {
  const { name, ports = [], startupProbe, readinessProbe, livenessProbe } = container;
  const probes: Readonly<Record<string, Probe | undefined>> = { startupProbe, readinessProbe, livenessProbe };
  return Object.entries(probes).flatMap(([kind, probe]) => {
    const port = probe?.httpGet?.port;
    return port === undefined || ports.some((each) => each.name === port || each.containerPort === port)
      ? []
      : [`${kind} of ${name} asks port ${port}, which is none of its ports`];
  });
}

function serviceProblems({ metadata, spec }: Service, manifests: readonly Manifest[]): readonly string[] {
  const pods = ofKind(manifests, 'Deployment')
    .map((deployment) => deployment.spec?.template)
    .filter((template) => selects(spec?.selector, template?.metadata?.labels));
  const ports = pods.flatMap((pod) => pod?.spec?.containers.flatMap((container) => container.ports ?? []) ?? []);
  const problems = (spec?.ports ?? [])
    .map(({ port, targetPort = port }) => targetPort)
    .filter((target) => !ports.some(({ name, containerPort }) => name === target || containerPort === target))
    .map((target) => `leads to port ${target}, on which no container listens`);
  return [...(pods.length === 0 ? ['selects no pod'] : []), ...problems].map(
    (problem) => `Service ${metadata?.name ?? ''}: ${problem}`,
  );
}

function selects(
  selector: Readonly<Record<string, string>> = {},
  labels: Readonly<Record<string, string>> = {},
): boolean {
  const wanted = Object.entries(selector);
  return wanted.length > 0 && wanted.every(([key, value]) => labels[key] === value);
}

function missing(
  manifests: readonly Manifest[],
  referrer: string,
  kind: Kind,
  name: string | undefined,
): readonly string[] {
  return manifests.some((manifest) => manifest.kind === kind && manifest.name === name)
    ? []
    : [`${referrer} names ${kind} ${name ?? '(none)'}, which does not exist`];
}

function repeated(values: readonly number[]): readonly number[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
