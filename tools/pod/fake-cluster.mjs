import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { systemClock } from '../../libs/configmap-watcher/src/clock.js';
import { FakeApiServer } from '../../libs/configmap-watcher/test/fake-api/fake-api-server.js';
import { root } from '../workspace/paths.mjs';
import { baseManifests, manifestsIn } from './pod-manifest.mjs';

const PORT = 6443;
const TLS = join(root, 'libs/configmap-watcher/test/tls');
/** Where the kinds of the base that the fake API server knows are filed. */
const COLLECTIONS = new Map([
  ['ConfigMap', ['api/v1', 'configmaps']],
  ['Role', ['apis/rbac.authorization.k8s.io/v1', 'roles']],
  ['RoleBinding', ['apis/rbac.authorization.k8s.io/v1', 'rolebindings']],
]);

/** A fake API server with the Roles, RoleBindings and the ConfigMap of k8s/base and of the component `events`. */
export class FakeCluster {
  port = PORT;
  namespace = baseManifests().find(({ kind }) => kind === 'Namespace')?.metadata.name ?? '';

  /**
   * @param {FakeApiServer} api
   * @param {Buffer} ca
   * @param {string} serviceAccount
   */
  constructor(api, ca, serviceAccount) {
    this.api = api;
    this.ca = ca;
    this.serviceAccount = serviceAccount;
  }

  /** @param {string} directory for the files of the service account */
  static async start(directory) {
    const ca = await readFile(join(TLS, 'ca.pem'));
    const api = new FakeApiServer({ clock: systemClock, tls: { key: await readFile(join(TLS, 'key.pem')), cert: ca } });
    await api.start(PORT);
    const cluster = new FakeCluster(api, ca, join(directory, 'serviceaccount'));
    await cluster.apply([...baseManifests(), ...manifestsIn('components/events')]);
    await cluster.mountServiceAccount('pact-manager');
    return cluster;
  }

  /** @param {readonly import('./pod-manifest.mjs').Manifest[]} manifests of which it takes those it knows */
  async apply(manifests) {
    for (const manifest of manifests) {
      const [group, collection] = COLLECTIONS.get(manifest.kind) ?? [];
      if (group !== undefined) {
        await this.call('POST', `/${group}/namespaces/${this.namespace}/${collection}`, manifest);
      }
    }
  }

  /** @param {string} name */
  async mountServiceAccount(name) {
    const { status } = await this.call(
      'POST',
      `/api/v1/namespaces/${this.namespace}/serviceaccounts/${name}/token`,
      {},
    );
    await mkdir(this.serviceAccount);
    await chmod(this.serviceAccount, 0o755); // for user 1001
    await writeFile(join(this.serviceAccount, 'token'), status.token);
    await writeFile(join(this.serviceAccount, 'ca.crt'), this.ca);
    await writeFile(join(this.serviceAccount, 'namespace'), this.namespace);
  }

  /** @param {Readonly<Record<string, string>>} data files by name */
  async putContracts(data) {
    const manifest = baseManifests().find(({ kind }) => kind === 'ConfigMap');
    const name = manifest?.metadata.name ?? '';
    await this.call('PUT', `/api/v1/namespaces/${this.namespace}/configmaps/${name}`, { ...manifest, data });
  }

  /** @returns {Promise<readonly { reason: string, message: string, involvedObject: { name: string } }[]>} */
  async events() {
    const { items } = await this.call('GET', `/api/v1/namespaces/${this.namespace}/events`);
    return items;
  }

  stop() {
    return this.api.stop();
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   * @returns {Promise<any>}
   */
  call(method, path, body) {
    return new Promise((resolve, reject) => {
      const headers = { authorization: 'Bearer admin', 'content-type': 'application/json' };
      request({ host: '127.0.0.1', port: PORT, path, method, ca: this.ca, headers }, (response) => {
        json(response).then((answer) => {
          if ((response.statusCode ?? 500) < 300) {
            resolve(answer);
          } else {
            reject(new Error(`${method} ${path}: ${JSON.stringify(answer)}`));
          }
        }, reject);
      })
        .on('error', reject)
        .end(body && JSON.stringify(body));
    });
  }
}
