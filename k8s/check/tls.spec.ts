import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import type { Container, PodSpec } from 'kubernetes-types/core/v1.js';
import { loadManifests } from './load-manifests.js';
import { referenceProblems } from './references.js';
import { ofKind } from './resources.js';
import type { Manifest } from './resources.js';
import { shapeProblems } from './shape.js';

const BASE = loadManifests(join(import.meta.dirname, '../base'));
const TLS = loadManifests(join(import.meta.dirname, '../overlays/tls'));
const MOCKS = ['azure-mock-server', 'gcp-mock-server'];

function pod(manifests: readonly Manifest[]): PodSpec | undefined {
  return ofKind(manifests, 'Deployment')[0]?.spec?.template.spec;
}

function mock(name: string): Container | undefined {
  return pod(TLS)?.containers.find((container) => container.name === name);
}

function environment(name: string): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries((mock(name)?.env ?? []).map((variable) => [variable.name, variable.value]));
}

describe('the overlay tls', () => {
  it('fits the Kubernetes API', () => {
    expect(shapeProblems(TLS)).toEqual([]);
  });

  it('lacks nothing but the Secret that the cluster has to bring', () => {
    expect(referenceProblems(TLS)).toEqual([
      'Deployment pact-infrastructure: volume mock-tls names Secret mock-tls, which does not exist',
    ]);
  });

  it('changes two mocks and their Services, and nothing else', () => {
    const others = (manifests: readonly Manifest[]): unknown =>
      manifests
        .filter(({ kind, name }) => kind !== 'Deployment' && !MOCKS.includes(name))
        .map(({ content }) => content);
    const otherContainers = (manifests: readonly Manifest[]): unknown =>
      pod(manifests)?.containers.filter(({ name }) => !MOCKS.includes(name));

    expect(others(TLS)).toEqual(others(BASE));
    expect(otherContainers(TLS)).toEqual(otherContainers(BASE));
  });

  it.each([
    ['azure-mock-server', 'TLS_PORT', [2236, 443]],
    ['azure-mock-server', 'TOKEN_PORT', [2239]],
    ['gcp-mock-server', 'GRPC_PORT', [2235, 443]],
  ])('makes %s listen on %s, where its Service leads from %j', (name, variable, [port = 0, ...others]) => {
    const service = ofKind(TLS, 'Service').find(({ metadata }) => metadata?.name === name);
    for (const from of [port, ...others]) {
      const target = service?.spec?.ports?.find((each) => each.port === from)?.targetPort;
      const listening = mock(name)?.ports?.find((each) => each.name === target);
      expect(listening?.containerPort).toBe(port);
    }
    expect(environment(name)[variable]).toBe(String(port));
  });

  it.each(MOCKS)('leaves the port of %s that the base has', (name) => {
    const ports = [TLS, BASE].map((manifests) =>
      ofKind(manifests, 'Service')
        .find(({ metadata }) => metadata?.name === name)
        ?.spec?.ports?.find(({ port }) => port === 1234),
    );
    expect(ports[0]).toEqual(ports[1]);
    expect(ports[0]?.targetPort).toBe(Number(environment(name)['PORT']));
  });

  it.each(MOCKS)('lets %s read certificate and key from where the Secret is mounted', (name) => {
    const volume = pod(TLS)?.volumes?.find(({ secret }) => secret !== undefined);
    const mount = mock(name)?.volumeMounts?.find((each) => each.name === volume?.name);

    expect(mount).toMatchObject({ readOnly: true });
    expect(environment(name)).toMatchObject({
      TLS_CERT_FILE: `${String(mount?.mountPath)}/tls.crt`,
      TLS_KEY_FILE: `${String(mount?.mountPath)}/tls.key`,
    });
  });
});
