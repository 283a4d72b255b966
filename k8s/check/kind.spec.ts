import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadManifests } from './load-manifests.js';
import { referenceProblems } from './references.js';
import { ofKind } from './resources.js';
import { shapeProblems } from './shape.js';

const OVERLAY = join(import.meta.dirname, '../overlays/kind');
const MANIFESTS = loadManifests(OVERLAY);

interface KindCluster {
  readonly nodes: readonly {
    readonly extraPortMappings: readonly { readonly hostPort: number; readonly containerPort: number }[];
  }[];
}

describe('the overlay kind', () => {
  it('fits the Kubernetes API, and every name leads somewhere', () => {
    expect(shapeProblems(MANIFESTS)).toEqual([]);
    expect(referenceProblems(MANIFESTS)).toEqual([]);
  });

  it('is the base and node ports', () => {
    const base = loadManifests(join(OVERLAY, '../../base'));

    expect(MANIFESTS.slice(0, base.length)).toEqual(base);
    expect(MANIFESTS.slice(base.length).map(({ kind }) => kind)).toEqual(['Service']);
  });

  it('brings every container to its own port on localhost', () => {
    const ports = ofKind(MANIFESTS, 'Service').find(({ spec }) => spec?.type === 'NodePort')?.spec?.ports ?? [];
    const containers = ofKind(MANIFESTS, 'Deployment')[0]?.spec?.template.spec?.containers ?? [];
    const cluster = parse(readFileSync(join(OVERLAY, 'cluster.yaml'), 'utf8')) as KindCluster;
    const mappings = cluster.nodes.flatMap(({ extraPortMappings }) => extraPortMappings);

    for (const { name, containerPort } of containers.flatMap((each) => each.ports ?? [])) {
      const service = ports.find(({ targetPort }) => targetPort === name);
      const mapping = mappings.find((each) => each.containerPort === service?.nodePort);
      expect({ name, port: service?.port, hostPort: mapping?.hostPort }).toEqual({
        name,
        port: containerPort,
        hostPort: containerPort,
      });
    }
    expect(ports).toHaveLength(containers.length);
  });
});
