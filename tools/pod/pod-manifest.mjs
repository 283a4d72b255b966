import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments, stringify } from 'yaml';
import { root } from '../workspace/paths.mjs';

/**
 * @typedef {import('kubernetes-types/apps/v1.js').Deployment} Deployment
 * @typedef {import('kubernetes-types/core/v1.js').Container} Container
 * @typedef {import('kubernetes-types/core/v1.js').PodSpec} PodSpec
 *
 * @typedef {object} Cluster
 * @property {number} port of the API server
 * @property {string} serviceAccount directory of token and certificate
 * @property {string} namespace
 */

/** @typedef {{ kind: string, metadata: { name: string, namespace?: string }, [member: string]: unknown }} Manifest */

/** @returns {readonly Manifest[]} what `kubectl apply -k k8s/base` applies */
export function baseManifests() {
  return manifestsIn('base');
}

/**
 * The manifests that a kustomization lists.
 *
 * @param {string} directory below k8s/
 * @returns {readonly Manifest[]}
 */
export function manifestsIn(directory) {
  const path = join(root, 'k8s', directory);
  const { resources } = parse(readFileSync(join(path, 'kustomization.yaml'), 'utf8'));
  return resources.flatMap((/** @type {string} */ file) =>
    parseAllDocuments(readFileSync(join(path, file), 'utf8')).map((document) => document.toJS()),
  );
}

/** @returns {PodSpec} the pod of the base, as it is */
export function basePod() {
  const deployment = baseManifests().find(({ kind }) => kind === 'Deployment');
  const { spec } = /** @type {Deployment} */ (/** @type {unknown} */ (deployment));
  if (spec?.template.spec === undefined) {
    throw new Error('k8s/base has no Deployment with a pod');
  }
  return spec.template.spec;
}

/**
 * What differs from the base, and why. Everything else is run as it is: images, environment, volumes, users, limits.
 *
 * @type {Readonly<Record<string, (pod: PodSpec, cluster: Cluster) => void>>}
 */
export const PATCHES = {
  'the embedded broker stands in for the official one, which cannot be pulled everywhere': (pod) => {
    container(pod, 'pact-broker').image = container(pod, 'manager').image?.replace('/manager:', '/broker:') ?? '';
  },
  'node opens the volume, as there is no busybox': (pod) => {
    const [init] = pod.initContainers ?? [];
    if (init !== undefined) {
      init.image = container(pod, 'pact-broker').image ?? '';
      init.command = ['node', '-e', "fs.mkdirSync('/pacts', { recursive: true }); fs.chmodSync('/pacts', 0o777)"];
    }
  },
  'images are there, and come from nowhere else': (pod) => {
    for (const each of everyContainer(pod)) {
      each.image = `localhost/${each.image ?? ''}`;
      each.imagePullPolicy = 'Never';
    }
  },
  'podman repeats an init container for ever with the policy Always': (pod) => {
    pod.restartPolicy = 'OnFailure';
  },
  'podman has no probes: the tests ask in the place of the kubelet': (pod) => {
    for (const each of pod.containers) {
      delete each.startupProbe;
      delete each.readinessProbe;
      delete each.livenessProbe;
    }
  },
  'ports are those of the network that the pod is started in': (pod) => {
    pod.containers.forEach((each) => delete each.ports);
  },
  'podman does not know the field metadata.namespace': (pod, { namespace }) => {
    const variable = container(pod, 'manager').env?.find(({ name }) => name === 'NAMESPACE');
    if (variable !== undefined) {
      delete variable.valueFrom;
      variable.value = namespace;
    }
  },
  'the API server and the token of the service account are where Kubernetes would put them': (pod, cluster) => {
    const manager = container(pod, 'manager');
    manager.env?.push(
      { name: 'KUBERNETES_SERVICE_HOST', value: '127.0.0.1' },
      { name: 'KUBERNETES_SERVICE_PORT', value: String(cluster.port) },
    );
    manager.volumeMounts?.push({
      name: 'service-account',
      mountPath: '/var/run/secrets/kubernetes.io/serviceaccount',
      readOnly: true,
    });
    pod.volumes?.push({ name: 'service-account', hostPath: { path: cluster.serviceAccount, type: 'Directory' } });
  },
};

/**
 * The base as podman can run it.
 *
 * @param {Cluster} cluster
 * @returns {string} YAML
 */
export function podManifest(cluster) {
  const pod = basePod();
  for (const patch of Object.values(PATCHES)) {
    patch(pod, cluster);
  }
  const deployment = baseManifests().find(({ kind }) => kind === 'Deployment');
  const configMaps = baseManifests().filter(({ kind }) => kind === 'ConfigMap');
  const labels = { app: 'pact-infrastructure' };
  const patched = { ...deployment, spec: { template: { metadata: { labels }, spec: pod } } };
  return [...configMaps, patched].map((manifest) => stringify(manifest)).join('---\n');
}

/** @param {PodSpec} pod */
function everyContainer(pod) {
  return [...(pod.initContainers ?? []), ...pod.containers];
}

/**
 * @param {PodSpec} pod
 * @param {string} name
 * @returns {Container}
 */
function container(pod, name) {
  const found = pod.containers.find((each) => each.name === name);
  if (found === undefined) {
    throw new Error(`the pod of k8s/base has no container ${name}`);
  }
  return found;
}
