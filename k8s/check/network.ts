import type { ContainerPort } from 'kubernetes-types/core/v1.js';
import type { NetworkPolicy, NetworkPolicyPeer, NetworkPolicyPort } from 'kubernetes-types/networking/v1.js';
import { selects } from './names.js';
import { ofKind, type Manifest } from './resources.js';
import { workloads, type Workload } from './workloads.js';

/** A request that one workload makes to a Service of another, because a variable says so. */
export interface Connection {
  readonly from: Workload;
  readonly variable: string;
  readonly service: string;
  readonly to: Workload;
  readonly port: ContainerPort;
}

/** What the URLs in the variables of containers lead to: the workload behind the Service, on the container's port. */
export function connections(manifests: readonly Manifest[]): readonly Connection[] {
  const all = workloads(manifests);
  return all.flatMap((from) =>
    from.pod.containers
      .flatMap(({ env = [] }) => env)
      .flatMap(({ name: variable, value = '' }) => {
        const [, service = '', port = ''] = /^https?:\/\/([a-z-]+):(\d+)$/.exec(value) ?? [];
        const spec = ofKind(manifests, 'Service').find(({ metadata }) => metadata?.name === service)?.spec;
        const target = spec?.ports?.find((each) => each.port === Number(port))?.targetPort;
        return all
          .filter(({ labels }) => selects(spec?.selector, labels))
          .flatMap((to) => portsOf(to, target).map((found) => ({ from, variable, service, to, port: found })));
      }),
  );
}

/** Whether the NetworkPolicies let a connection out of the one pod and into the other. */
export function isAllowed(manifests: readonly Manifest[], { from, to, port }: Connection): boolean {
  const policies = ofKind(manifests, 'NetworkPolicy');
  const egress = policies.filter((policy) => appliesTo(policy, 'Egress', from));
  const ingress = policies.filter((policy) => appliesTo(policy, 'Ingress', to));
  return (
    (egress.length === 0 ||
      egress.some(({ spec }) => spec?.egress?.some((rule) => permits(rule.to, rule.ports, to, port)))) &&
    (ingress.length === 0 ||
      ingress.some(({ spec }) => spec?.ingress?.some((rule) => permits(rule.from, rule.ports, from, port))))
  );
}

/** The policies that select no pod, or name a port that the pods they mean do not have. */
export function networkProblems(manifests: readonly Manifest[]): readonly string[] {
  return ofKind(manifests, 'NetworkPolicy').flatMap((policy) => {
    const name = `NetworkPolicy ${policy.metadata?.name ?? ''}`;
    const subjects = workloads(manifests).filter((workload) => isSubject(policy, workload));
    const ports = (policy.spec?.ingress ?? []).flatMap((rule) => rule.ports ?? []);
    return [
      ...(subjects.length === 0 ? [`${name}: selects no pod`] : []),
      ...subjects.flatMap((subject) =>
        ports
          .filter(({ port }) => portsOf(subject, port).length === 0)
          .map(({ port }) => `${name}: lets in to port ${port ?? ''}, which ${subject.name} does not have`),
      ),
    ];
  });
}

function appliesTo(policy: NetworkPolicy, direction: string, workload: Workload): boolean {
  return policy.spec?.policyTypes?.includes(direction) === true && isSubject(policy, workload);
}

function isSubject({ spec }: NetworkPolicy, { labels }: Workload): boolean {
  const selector = spec?.podSelector.matchLabels ?? {};
  return Object.keys(selector).length === 0 || selects(selector, labels);
}

function permits(
  peers: readonly NetworkPolicyPeer[] | undefined,
  ports: readonly NetworkPolicyPort[] | undefined,
  peer: Workload,
  port: ContainerPort,
): boolean {
  return (
    (peers === undefined || peers.some((each) => isPeer(each, peer))) &&
    (ports === undefined || ports.some((each) => each.port === port.name || each.port === port.containerPort))
  );
}

/** Selectors of namespaces mean every namespace (`{}`) or another one than this. */
function isPeer({ podSelector, namespaceSelector }: NetworkPolicyPeer, { labels }: Workload): boolean {
  return namespaceSelector === undefined
    ? selects(podSelector?.matchLabels, labels)
    : Object.keys(namespaceSelector).length === 0;
}

function portsOf({ pod }: Workload, port: string | number | undefined): readonly ContainerPort[] {
  return pod.containers
    .flatMap(({ ports = [] }) => ports)
    .filter(({ name, containerPort }) => name === port || containerPort === port);
}
