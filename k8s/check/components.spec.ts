import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Deployment } from 'kubernetes-types/apps/v1.js';
import { parse } from 'yaml';
import { loadManifests } from './load-manifests.js';
import { referenceProblems } from './references.js';
import { ofKind } from './resources.js';
import { shapeProblems } from './shape.js';

const BASE = loadManifests(join(import.meta.dirname, '../base'));

function component(name: string): string {
  return join(import.meta.dirname, '../components', name);
}

describe.each(['events', 'label-watch'])('the component %s', (name) => {
  const manifests = [...BASE, ...loadManifests(component(name))];

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
    expect(ofKind(loadManifests(component(name)), 'Role').map(({ rules }) => rules)).toEqual([[rule]]);
  });
});

describe('the patch of label-watch', () => {
  it('sets the selector of a container that the base has, in a Deployment that the base has', () => {
    const patch = parse(readFileSync(join(component('label-watch'), 'selector.yaml'), 'utf8')) as Deployment;
    const [deployment] = ofKind(BASE, 'Deployment');
    const [patched] = patch.spec?.template.spec?.containers ?? [];

    expect(patch.metadata).toEqual({ name: deployment?.metadata?.name, namespace: deployment?.metadata?.namespace });
    expect(deployment?.spec?.template.spec?.containers.map(({ name }) => name)).toContain(patched?.name);
    expect(patched).toEqual({
      name: 'manager',
      env: [{ name: 'CONFIGMAP_SELECTOR', value: 'pact-infra/contracts=true' }],
    });
  });
});
