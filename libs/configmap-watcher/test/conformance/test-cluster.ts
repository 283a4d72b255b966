import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock, type Clock } from '../../src/clock.js';
import type { ApiServer } from '../../src/configmap/api-server.js';
import { kubeConfigServer } from '../../src/configmap/kube-config-server.js';
import { FakeApiServer } from '../fake-api/fake-api-server.js';
import { fastClock } from '../fast-clock.js';
import { KubeUser } from './kube-user.js';

/** The rules of a Role, on ConfigMaps unless they say otherwise. */
export interface RoleRule {
  readonly verbs: readonly string[];
  readonly resources?: readonly string[];
  readonly resourceNames?: readonly string[];
}

/**
 * A namespace of its own on an API server: on the current context of the kubeconfig that the variable `KUBECONFIG` names, or
 * on the fake one.
 */
export class TestCluster {
  readonly namespace = `configmap-watcher-${randomUUID().slice(0, 8)}`;
  readonly admin: KubeUser;

  private constructor(
    readonly server: ApiServer,
    readonly clock: Clock,
    private readonly shutDown: () => Promise<void>,
  ) {
    this.admin = new KubeUser(server);
  }

  static async open(kubeconfig: string | undefined): Promise<TestCluster> {
    const cluster =
      kubeconfig === undefined
        ? await openFake()
        : new TestCluster(await kubeConfigServer(), systemClock, () => Promise.resolve());
    await cluster.admin.demand('POST', '/api/v1/namespaces', { metadata: { name: cluster.namespace } });
    return cluster;
  }

  static withServer(server: ApiServer, clock: Clock, shutDown: () => Promise<void>): TestCluster {
    return new TestCluster(server, clock, shutDown);
  }

  async close(): Promise<void> {
    await this.admin.demand('DELETE', `/api/v1/namespaces/${this.namespace}`);
    await this.shutDown();
  }

  path(resource: string, name = ''): string {
    return `/api/v1/namespaces/${this.namespace}/${resource}${name === '' ? '' : `/${name}`}`;
  }

  async create(name: string, content: { labels?: object; data?: object; binaryData?: object } = {}): Promise<void> {
    await this.admin.demand('POST', this.path('configmaps'), configMap(name, content));
  }

  async replace(name: string, content: { labels?: object; data?: object }): Promise<void> {
    await this.admin.demand('PUT', this.path('configmaps', name), configMap(name, content));
  }

  async delete(name: string): Promise<void> {
    await this.admin.demand('DELETE', this.path('configmaps', name));
  }

  /** A service account with its token; it has no rights yet. */
  async createUser(name: string): Promise<ApiServer> {
    await this.admin.demand('POST', this.path('serviceaccounts'), { metadata: { name } });
    const request = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} };
    const { status } = await this.admin.demand('POST', this.path('serviceaccounts', `${name}/token`), request);
    return this.serverFor(typeof status === 'object' ? status.token : undefined);
  }

  async grant(user: string, rule: RoleRule): Promise<void> {
    const rbac = `/apis/rbac.authorization.k8s.io/v1/namespaces/${this.namespace}`;
    const name = `${user}-${randomUUID().slice(0, 8)}`;
    const rules = [{ apiGroups: [''], resources: ['configmaps'], ...rule }];
    await this.admin.demand('POST', `${rbac}/roles`, { metadata: { name }, rules });
    await this.admin.demand('POST', `${rbac}/rolebindings`, {
      metadata: { name },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subjects: [{ kind: 'ServiceAccount', namespace: this.namespace, name: user }],
    });
  }

  /** The server for whoever has the token, and nothing of the administrator's own credentials. */
  serverFor(token = ''): ApiServer {
    return {
      url: this.server.url,
      requestOptions: async () => {
        const { ca, rejectUnauthorized, servername } = await this.server.requestOptions();
        return {
          ...(ca !== undefined && { ca }),
          ...(rejectUnauthorized !== undefined && { rejectUnauthorized }),
          ...(servername !== undefined && { servername }),
          headers: { authorization: `Bearer ${token}` },
        };
      },
      credentialsRefused: () => undefined,
    };
  }
}

async function openFake(): Promise<TestCluster> {
  const tls = join(import.meta.dirname, '../tls');
  const [key, ca] = await Promise.all([readFile(join(tls, 'key.pem')), readFile(join(tls, 'ca.pem'))]);
  const clock = fastClock(20);
  const api = new FakeApiServer({ clock, tls: { key, cert: ca } });
  await api.start();
  const server: ApiServer = {
    url: api.url,
    requestOptions: () => Promise.resolve({ ca, headers: { authorization: 'Bearer admin' } }),
    credentialsRefused: () => undefined,
  };
  return TestCluster.withServer(server, clock, () => api.stop());
}

function configMap(name: string, { labels, ...content }: { labels?: object }): object {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, ...(labels && { labels }) }, ...content };
}
