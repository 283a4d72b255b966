import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { loadManifests } from './load-manifests.js';
import { referenceProblems } from './references.js';
import { ofKind } from './resources.js';
import { shapeProblems } from './shape.js';

const BASE = loadManifests(join(import.meta.dirname, '../base'));
const TLS = loadManifests(join(import.meta.dirname, '../overlays/tls'));
const POD = ofKind(TLS, 'Deployment')[0]?.spec?.template.spec;
const AZURE = POD?.containers.find(({ name }) => name === 'azure-mock-server');
const ENVIRONMENT = Object.fromEntries((AZURE?.env ?? []).map(({ name, value }) => [name, value]));

describe('the overlay tls', () => {
  it('fits the Kubernetes API', () => {
    expect(shapeProblems(TLS)).toEqual([]);
  });

  it('lacks nothing but the Secret that the cluster has to bring', () => {
    expect(referenceProblems(TLS)).toEqual([
      'Deployment pact-infrastructure: volume azure-mock-tls names Secret azure-mock-tls, which does not exist',
    ]);
  });

  it('changes the Azure mock and its Service, and nothing else', () => {
    const others = (manifests: typeof BASE): unknown =>
      manifests
        .filter(({ kind, name }) => kind !== 'Deployment' && name !== 'azure-mock-server')
        .map(({ content }) => content);
    const otherContainers = (manifests: typeof BASE): unknown =>
      ofKind(manifests, 'Deployment')[0]?.spec?.template.spec?.containers.filter(({ name }) => name !== AZURE?.name);

    expect(others(TLS)).toEqual(others(BASE));
    expect(otherContainers(TLS)).toEqual(otherContainers(BASE));
  });

  it('listens where the variables say, and is found there through the Service', () => {
    const service = ofKind(TLS, 'Service').find(({ metadata }) => metadata?.name === 'azure-mock-server');
    const portNamed = (name: unknown): number | undefined =>
      AZURE?.ports?.find((port) => port.name === name)?.containerPort;

    expect(service?.spec?.ports?.map(({ name, port, targetPort }) => [name, port, targetPort])).toEqual([
      ['tls', 2236, 'azure-tls'],
      ['token', 2239, 'azure-token'],
      ['http', 1234, 1236],
    ]);
    expect(ENVIRONMENT).toMatchObject({
      PORT: '1236',
      TLS_PORT: String(portNamed('azure-tls')),
      TOKEN_PORT: String(portNamed('azure-token')),
    });
  });

  it('reads certificate and key from where the Secret is mounted', () => {
    const volume = POD?.volumes?.find(({ secret }) => secret !== undefined);
    const mount = AZURE?.volumeMounts?.find(({ name }) => name === volume?.name);

    expect(mount).toMatchObject({ readOnly: true });
    expect(ENVIRONMENT).toMatchObject({
      TLS_CERT_FILE: `${String(mount?.mountPath)}/tls.crt`,
      TLS_KEY_FILE: `${String(mount?.mountPath)}/tls.key`,
    });
  });
});
