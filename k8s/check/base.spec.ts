import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import type { Container, Probe } from 'kubernetes-types/core/v1.js';
import { loadManifests } from './load-manifests.js';
import { ofKind } from './resources.js';

const BASE = loadManifests(join(import.meta.dirname, '../base'));
const POD = ofKind(BASE, 'Deployment')[0]?.spec?.template.spec;
const CONTAINERS = POD?.containers ?? [];
const OURS = CONTAINERS.filter(({ name }) => name !== 'pact-broker');

function container(name: string): Container {
  const found = CONTAINERS.find((each) => each.name === name);
  if (!found) {
    throw new Error(`no container ${name}`);
  }
  return found;
}

function environment(name: string): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries((container(name).env ?? []).map((variable) => [variable.name, variable.value]));
}

/** The four figures of a probe in the order of the table below. */
function timing(probe: Probe | undefined): string {
  return probe
    ? [probe.initialDelaySeconds, probe.periodSeconds, probe.timeoutSeconds, probe.failureThreshold].join('/')
    : 'none';
}

describe('the pod', () => {
  it.each([
    ['pact-broker', 9292, '/diagnostic/status/heartbeat', '30/15/5/5', '15/30/3/3', '30/30/3/3'],
    ['aws-mock-server', 1234, '/health', '60/10/3/15', '2/30/3/3', '10/30/3/3'],
    ['gcp-mock-server', 1235, '/health', '60/10/3/15', '2/30/3/3', '10/30/3/3'],
    ['azure-mock-server', 1236, '/health', '60/10/3/15', '2/30/3/3', '10/30/3/3'],
    ['mock-webhook', 1237, '/health', '30/10/2/30', '2/30/1/3', '10/30/2/3'],
  ])('probes %s on %d at %s', (name, port, path, startup, readiness, liveness) => {
    const { ports, startupProbe, readinessProbe, livenessProbe } = container(name);
    expect(ports?.map(({ containerPort }) => containerPort)).toEqual([port]);
    expect([startupProbe, readinessProbe, livenessProbe].map((probe) => probe?.httpGet?.path)).toEqual([
      path,
      path,
      path,
    ]);
    expect([startupProbe, readinessProbe, livenessProbe].map(timing)).toEqual([startup, readiness, liveness]);
  });

  it('probes the manager on 1238, without a startup probe', () => {
    const { ports, startupProbe, readinessProbe, livenessProbe } = container('manager');
    expect(ports?.map(({ containerPort }) => containerPort)).toEqual([1238]);
    expect([readinessProbe, livenessProbe].map((probe) => probe?.httpGet?.path)).toEqual(['/readiness', '/liveness']);
    expect([startupProbe, readinessProbe, livenessProbe].map(timing)).toEqual(['none', '5/10/3/3', '10/30/3/3']);
  });

  it('gives the broker 128Mi/50m to 256Mi/200m', () => {
    expect(container('pact-broker').resources).toEqual({
      requests: { memory: '128Mi', cpu: '50m' },
      limits: { memory: '256Mi', cpu: '200m' },
    });
  });

  it.each(OURS.map(({ name }) => name))('gives %s 64Mi/50m to 128Mi/100m', (name) => {
    expect(container(name).resources).toEqual({
      requests: { memory: '64Mi', cpu: '50m' },
      limits: { memory: '128Mi', cpu: '100m' },
    });
  });

  it.each(OURS.map(({ name }) => name))('gives %s no more rights than it needs', (name) => {
    expect(container(name).securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
  });

  it('runs every container but the init container as a user other than root', () => {
    expect(POD?.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1001 });
    expect(CONTAINERS.filter(({ securityContext }) => securityContext?.runAsUser !== undefined)).toEqual([]);
  });

  it('keeps the variables of Services out of the containers', () => {
    expect(POD?.enableServiceLinks).toBe(false);
  });

  it('pins every image to a version', () => {
    const images = [...(POD?.initContainers ?? []), ...CONTAINERS].map(({ image }) => image);
    expect(images.filter((image) => !/:\d+\.\d+\.\d+(-pactbroker\d+\.\d+\.\d+)?$/.test(image ?? ''))).toEqual([]);
  });

  it.each([
    ['aws-mock-server', '1234'],
    ['gcp-mock-server', '1235'],
    ['azure-mock-server', '1236'],
    ['mock-webhook', '1237'],
  ])('tells %s to listen where its probes ask: %s', (name, port) => {
    expect(environment(name)['PORT']).toBe(port);
    expect(container(name).ports?.[0]?.containerPort).toBe(Number(port));
  });

  it('gives every client of the broker the credentials that the broker knows', () => {
    const { PACT_BROKER_BASIC_AUTH_USERNAME: username, PACT_BROKER_BASIC_AUTH_PASSWORD: password } =
      environment('pact-broker');
    expect(environment('manager')).toMatchObject({ BROKER_USERNAME: username, BROKER_PASSWORD: password });
    for (const mock of ['aws-mock-server', 'gcp-mock-server', 'azure-mock-server']) {
      expect(environment(mock)).toMatchObject({ PACT_BROKER_USERNAME: username, PACT_BROKER_PASSWORD: password });
    }
  });

  it('mounts the ConfigMap that the manager watches, if there is one', () => {
    const volume = POD?.volumes?.find(({ configMap }) => configMap !== undefined);
    const mount = container('manager').volumeMounts?.find(({ name }) => name === volume?.name);
    expect(volume?.configMap).toEqual({ name: environment('manager')['CONFIGMAP_NAME'], optional: true });
    expect(mount).toMatchObject({ mountPath: environment('manager')['CONFIGMAP_PATH'], readOnly: true });
  });
});

describe('the Services', () => {
  it.each([
    ['pact-broker', 9292, 9292],
    ['aws-mock-server', 1234, 1234],
    ['gcp-mock-server', 1234, 1235],
    ['azure-mock-server', 1234, 1236],
    ['mock-webhook', 1237, 1237],
  ])('lead %s:%d to port %d, ready or not', (name, port, targetPort) => {
    const service = ofKind(BASE, 'Service').find(({ metadata }) => metadata?.name === name);
    expect(service?.spec?.ports?.map((each) => [each.port, each.targetPort])).toEqual([[port, targetPort]]);
    expect(service?.spec?.publishNotReadyAddresses).toBe(true);
  });

  it('are five', () => {
    expect(ofKind(BASE, 'Service')).toHaveLength(5);
  });
});

describe('the Role', () => {
  it('allows to get, list and watch the ConfigMap of contracts, and nothing else', () => {
    expect(ofKind(BASE, 'Role').map(({ rules }) => rules)).toEqual([
      [
        {
          apiGroups: [''],
          resources: ['configmaps'],
          resourceNames: ['pact-contracts'],
          verbs: ['get', 'list', 'watch'],
        },
      ],
    ]);
    expect(environment('manager')['CONFIGMAP_NAME']).toBe('pact-contracts');
  });
});

describe('every resource', () => {
  it('is in the namespace of the base', () => {
    const namespace = ofKind(BASE, 'Namespace')[0]?.metadata?.name;
    const namespaced = BASE.filter(({ kind }) => kind !== 'Namespace').map(({ content }) => content);
    for (const content of namespaced) {
      expect(content).toMatchObject({ metadata: { namespace } });
    }
  });
});
