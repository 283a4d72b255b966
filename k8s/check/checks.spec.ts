import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadManifests } from './load-manifests.js';
import { referenceProblems } from './references.js';
import type { Manifest } from './resources.js';
import { shapeProblems } from './shape.js';

const BASE = loadManifests(join(import.meta.dirname, '../base'));

/** The base with one text replaced in all manifests, as JSON. */
function baseWith(text: string, replacement: string): readonly Manifest[] {
  return BASE.map((manifest) => {
    const content: unknown = JSON.parse(JSON.stringify(manifest.content).replaceAll(text, replacement));
    return { ...manifest, content };
  });
}

describe('loadManifests', () => {
  it('refuses to guess what a kustomization does that it does not know', () => {
    const directory = mkdtempSync(join(tmpdir(), 'kustomization-'));
    writeFileSync(join(directory, 'kustomization.yaml'), 'resources: []\nnamePrefix: team-');

    expect(() => loadManifests(directory)).toThrow('got namePrefix');
    rmSync(directory, { recursive: true });
  });

  it('refuses a patch of something that is not there', () => {
    expect(() => loadManifests(join(import.meta.dirname, '../components/tls'))).toThrow(
      'there is no Deployment pact-infrastructure to patch',
    );
  });
});

describe('shapeProblems', () => {
  it('finds nothing in the base', () => {
    expect(shapeProblems(BASE)).toEqual([]);
  });

  it.each([
    ['an unknown field', '"enableServiceLinks"', '"enableServiceLink"', 'enableServiceLink'],
    ['a wrong type', '"replicas":1', '"replicas":"1"', "Type 'string' is not assignable to type 'number'"],
    ['a field at the wrong level', '"periodSeconds":10', '"httpGet":{"periodSeconds":10}', 'periodSeconds'],
    ['a wrong apiVersion', '"apiVersion":"apps/v1"', '"apiVersion":"apps/v1beta1"', 'apps/v1beta1'],
  ])('finds %s', (_, text, replacement, expected) => {
    expect(shapeProblems(baseWith(text, replacement))).toContainEqual(expect.stringContaining(expected));
  });
});

describe('referenceProblems', () => {
  it('finds nothing in the base', () => {
    expect(referenceProblems(BASE)).toEqual([]);
  });

  it.each([
    ['"targetPort":1235', '"targetPort":1239', 'Service gcp-mock-server: leads to port 1239'],
    ['"port":"azure"', '"port":"azur"', 'startupProbe of azure-mock-server asks port azur'],
    ['"containerPort":1236', '"containerPort":1235', 'two containers listen on 1235'],
    ['"selector":{"app":"pact-infrastructure"}', '"selector":{"app":"pact"}', 'Service mock-webhook: selects no pod'],
    ['"matchLabels":{"app":"pact-infrastructure"}', '"matchLabels":{"app":"pact"}', 'the selector misses its own pods'],
    ['"name":"tmp-volume","mountPath"', '"name":"tmp","mountPath"', 'mounts volume tmp, which it does not have'],
    ['"name":"tmp-volume","mountPath"', '"name":"tmp","mountPath"', 'has volume tmp-volume, which none mounts'],
    ['"configMap":{"name":"pact-contracts"', '"configMap":{"name":"pacts"', 'names ConfigMap pacts'],
    ['"serviceAccountName":"pact-manager"', '"serviceAccountName":"manager"', 'names ServiceAccount manager'],
    ['"kind":"Role","name":"pact-manager"', '"kind":"Role","name":"manager"', 'names Role manager'],
  ])('finds what %s -> %s breaks', (text, replacement, expected) => {
    expect(referenceProblems(baseWith(text, replacement))).toContainEqual(expect.stringContaining(expected));
  });
});
