import { describe, expect, it } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import { basePod, PATCHES, podManifest } from './pod-manifest.mjs';

const cluster = { port: 6443, serviceAccount: '/serviceaccount', namespace: 'team-a' };
const documents = parseAllDocuments(podManifest(cluster)).map((document) => document.toJS());
const pod = documents.find(({ kind }) => kind === 'Deployment').spec.template.spec;

/** @param {readonly { name: string }[]} list */
function byName(list) {
  return new Map(list.map((each) => [each.name, each]));
}

describe('podManifest', () => {
  it.each(Object.entries(PATCHES))('needs the patch: %s', (_reason, patch) => {
    const patched = basePod();
    patch(patched, cluster);

    expect(patched).not.toEqual(basePod());
  });

  it('leaves limits, rights, users and volumes to the base', () => {
    expect(pod.securityContext).toEqual(basePod().securityContext);
    expect(pod.volumes).toEqual(expect.arrayContaining(basePod().volumes ?? []));
    for (const { name, resources, securityContext, volumeMounts = [] } of basePod().containers) {
      const container = pod.containers.find((/** @type {any} */ each) => each.name === name);
      expect(container).toMatchObject({ resources, ...(securityContext && { securityContext }) });
      expect(container.volumeMounts ?? []).toEqual(expect.arrayContaining(volumeMounts));
    }
  });

  it('leaves the variables to the base, but where the API server is and what podman cannot look up', () => {
    for (const { name, env = [] } of basePod().containers) {
      const patched = byName(pod.containers.find((/** @type {any} */ each) => each.name === name).env);
      const changed = env.filter((variable) => patched.get(variable.name) === undefined);
      expect(changed).toEqual([]);
      for (const variable of env.filter(({ valueFrom }) => valueFrom === undefined)) {
        expect(patched.get(variable.name)).toEqual(variable);
      }
    }
    expect(
      byName(pod.containers.find((/** @type {any} */ { name }) => name === 'manager').env).get('NAMESPACE'),
    ).toEqual({ name: 'NAMESPACE', value: 'team-a' });
  });

  it('brings the ConfigMaps that volumes are made of', () => {
    expect(documents.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'ConfigMap pact-contracts',
      'Deployment pact-infrastructure',
    ]);
  });
});
