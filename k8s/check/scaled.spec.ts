import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { loadManifests } from './load-manifests.js';
import { connections, isAllowed, networkProblems } from './network.js';
import { restrictedProblems } from './pod-security.js';
import { referenceProblems } from './references.js';
import { ofKind, type Manifest } from './resources.js';
import { scalingProblems } from './scaling.js';
import { shapeProblems } from './shape.js';
import { workloads } from './workloads.js';

const OVERLAYS = join(import.meta.dirname, '../overlays');
const BASE = loadManifests(join(OVERLAYS, '../base'));
const SCALED = loadManifests(join(OVERLAYS, 'scaled'));
const MOCKS = ['aws-mock-server', 'gcp-mock-server', 'azure-mock-server'];

/** The overlay with one text replaced in all manifests, as JSON. */
function scaledWith(text: string, replacement: string): readonly Manifest[] {
  return SCALED.map((manifest) => {
    const content: unknown = JSON.parse(JSON.stringify(manifest.content).replaceAll(text, replacement));
    return { ...manifest, content };
  });
}

function names(kind: 'HorizontalPodAutoscaler' | 'PodDisruptionBudget'): readonly (string | undefined)[] {
  return ofKind(SCALED, kind).map(({ metadata }) => metadata?.name);
}

function images(manifests: readonly Manifest[]): readonly (string | undefined)[] {
  return workloads(manifests).flatMap(({ pod }) => pod.containers.map(({ image }) => image));
}

function refused(manifests: readonly Manifest[]): readonly string[] {
  return connections(manifests)
    .filter((connection) => !isAllowed(manifests, connection))
    .map(({ from, service }) => `${from.name} to ${service}`);
}

describe('the overlay scaled', () => {
  it('fits the Kubernetes API', () => {
    expect(shapeProblems(SCALED)).toEqual([]);
  });

  it('names nothing that is not there', () => {
    expect([...referenceProblems(SCALED), ...scalingProblems(SCALED), ...networkProblems(SCALED)]).toEqual([]);
  });

  it('runs the images of the base, and PostgreSQL', () => {
    expect([...images(SCALED)].sort()).toEqual([...images(BASE), 'postgres:17.6'].sort());
  });

  it('gives the manager the rights of the base, and no other pod any', () => {
    expect(ofKind(SCALED, 'Role').map(({ rules }) => rules)).toEqual(ofKind(BASE, 'Role').map(({ rules }) => rules));
    const withToken = workloads(SCALED).filter(({ pod }) => pod.automountServiceAccountToken !== false);
    expect(withToken.map(({ name }) => name)).toEqual(['manager']);
  });

  it('scales every mock, spreads it, and keeps it while nodes are drained', () => {
    expect(names('HorizontalPodAutoscaler')).toEqual(MOCKS);
    expect(names('PodDisruptionBudget')).toEqual(MOCKS);
    for (const { name, pod } of workloads(SCALED).filter((workload) => MOCKS.includes(workload.name))) {
      expect(
        pod.topologySpreadConstraints?.map(({ topologyKey, labelSelector }) => [topologyKey, labelSelector]),
      ).toEqual([
        ['kubernetes.io/hostname', { matchLabels: { app: name } }],
        ['topology.kubernetes.io/zone', { matchLabels: { app: name } }],
      ]);
    }
  });

  it('reaches the mocks by the names and ports of the base', () => {
    for (const service of MOCKS) {
      const [scaled, base] = [SCALED, BASE].map((manifests) =>
        ofKind(manifests, 'Service').find(({ metadata }) => metadata?.name === service),
      );
      expect(scaled?.spec?.ports?.map(({ port }) => port)).toEqual(base?.spec?.ports?.map(({ port }) => port));
    }
  });

  it('runs in a namespace with the Pod Security level restricted', () => {
    const [namespace] = ofKind(SCALED, 'Namespace');
    expect(namespace?.metadata?.labels).toEqual({ 'pod-security.kubernetes.io/enforce': 'restricted' });
    expect(restrictedProblems(SCALED)).toEqual([]);
  });
});

describe('the network of the overlay scaled', () => {
  it('is closed to whatever no policy allows', () => {
    const everything = ofKind(SCALED, 'NetworkPolicy').find(({ spec }) => spec?.policyTypes?.length === 2);
    expect(everything?.spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
  });

  it('lets every mock ask broker and manager, and the manager the broker', () => {
    const found = connections(SCALED).map(({ from, service }) => `${from.name} to ${service}`);

    expect([...found].sort()).toEqual(
      [...MOCKS.flatMap((mock) => [`${mock} to manager`, `${mock} to pact-broker`]), 'manager to pact-broker'].sort(),
    );
    expect(refused(SCALED)).toEqual([]);
  });
});

describe('the checks', () => {
  it.each([
    ['"allowPrivilegeEscalation":false', '"allowPrivilegeEscalation":true', 'aws-mock-server may gain privileges'],
    ['"drop":["ALL"]', '"drop":["CHOWN"]', 'postgresql keeps capabilities'],
    ['"runAsNonRoot":true', '"runAsNonRoot":false', 'manager may run as root'],
    ['"seccompProfile":{"type":"RuntimeDefault"}', '"runAsUser":1', 'pact-broker has no seccomp profile'],
    ['"emptyDir":{}', '"hostPath":{"path":"/tmp"}', 'has volume tmp-volume of a kind that is not allowed'],
  ])('find that %s -> %s is not restricted', (text, replacement, expected) => {
    expect(restrictedProblems(scaledWith(text, replacement))).toContainEqual(expect.stringContaining(expected));
  });

  it.each([
    [
      '"scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"aws',
      '"scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"oracle',
      'names Deployment oracle-mock-server',
    ],
    [
      '"spec":{"selector":{"matchLabels":{"app":"gcp-mock-server"}},"template"',
      '"spec":{"replicas":2,"selector":{"matchLabels":{"app":"gcp-mock-server"}},"template"',
      'its Deployment sets replicas, too',
    ],
    [
      '"maxUnavailable":1,"selector":{"matchLabels":{"app":"azure',
      '"maxUnavailable":1,"selector":{"matchLabels":{"app":"oracle',
      'selects no pod',
    ],
  ])('find what %s -> %s breaks', (text, replacement, expected) => {
    expect(scalingProblems(scaledWith(text, replacement))).toContainEqual(expect.stringContaining(expected));
  });

  it('find a key that a Secret does not have', () => {
    expect(referenceProblems(scaledWith('"broker-password":"pact"', '"password":"pact"'))).toContainEqual(
      expect.stringContaining(
        'PACT_BROKER_PASSWORD of aws-mock-server names key broker-password of Secret pact-credentials',
      ),
    );
  });

  it('find a port that a policy opens in vain', () => {
    expect(networkProblems(scaledWith('"ports":[{"port":"postgresql"}]', '"ports":[{"port":"mysql"}]'))).toContainEqual(
      expect.stringContaining('lets in to port mysql, which postgresql does not have'),
    );
  });

  it('find a connection that no policy allows', () => {
    expect(
      refused(scaledWith('"pact-infra/client-of-broker":"true"}}}],"ports"', '"app":"manager"}}}],"ports"')),
    ).toEqual(MOCKS.map((mock) => `${mock} to pact-broker`));
  });
});
