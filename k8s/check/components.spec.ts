import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { loadManifests } from './load-manifests.js';
import { referenceProblems } from './references.js';
import { ofKind } from './resources.js';
import { shapeProblems } from './shape.js';

const BASE = loadManifests(join(import.meta.dirname, '../base'));

function component(name: string): string {
  return join(import.meta.dirname, '../components', name);
}

const withComponent = (name: string): ReturnType<typeof loadManifests> => loadManifests(component(name), BASE);

describe.each(['events', 'label-watch', 'grpc'])('the component %s', (name) => {
  const manifests = withComponent(name);

  it('fits the Kubernetes API and the base', () => {
    expect(shapeProblems(manifests)).toEqual([]);
    expect(referenceProblems(manifests)).toEqual([]);
  });

  it('leaves the names of the base alone', () => {
    const names = manifests.map((manifest) => `${manifest.kind} ${manifest.name}`);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('the Roles of the components', () => {
  it.each([
    ['events', { apiGroups: [''], resources: ['events'], verbs: ['create'] }],
    ['label-watch', { apiGroups: [''], resources: ['configmaps'], verbs: ['list', 'watch'] }],
  ])('%s allows just what the manager does with it', (name, rule) => {
    const added = withComponent(name).slice(BASE.length);
    expect(ofKind(added, 'Role').map(({ rules }) => rules)).toEqual([[rule]]);
  });
});

describe('the component label-watch', () => {
  it('tells the manager the label, and leaves the rest of the pod as it is', () => {
    const [base] = ofKind(BASE, 'Deployment');
    const [patched] = ofKind(withComponent('label-watch'), 'Deployment');
    const [manager, ...others] = patched?.spec?.template.spec?.containers ?? [];
    const [selector, ...env] = manager?.env ?? [];
    const before = base?.spec?.template.spec?.containers ?? [];

    expect(selector).toEqual({ name: 'CONFIGMAP_SELECTOR', value: 'pact-infra/contracts=true' });
    expect({ ...manager, env }).toEqual(before.find(({ name }) => name === 'manager'));
    expect(others).toEqual(before.filter(({ name }) => name !== 'manager'));
  });
});

describe('the component grpc', () => {
  it('makes the GCP mock listen for gRPC where its Service leads', () => {
    const manifests = withComponent('grpc');
    const mock = ofKind(manifests, 'Deployment')[0]?.spec?.template.spec?.containers.find(
      ({ name }) => name === 'gcp-mock-server',
    );
    const service = ofKind(manifests, 'Service').find(({ metadata }) => metadata?.name === 'gcp-mock-server');
    const [port] = service?.spec?.ports ?? [];

    expect(mock?.env?.[0]).toEqual({ name: 'GRPC_PORT', value: '2235' });
    expect(mock?.ports?.[0]).toEqual({ name: port?.targetPort, containerPort: 2235 });
    expect(port?.port).toBe(2235);
  });
});
