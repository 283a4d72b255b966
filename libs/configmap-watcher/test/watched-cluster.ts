import type { Clock } from '../src/clock.js';
import type { ConfigMapWatch } from '../src/configmap/config-map-watch.js';
import type { ApiServer } from '../src/configmap/api-server.js';
import {
  watchConfigMap,
  watchConfigMaps,
  type ConfigMapsWatchOptions,
  type ConfigMapWatchOptions,
} from '../src/configmap/watch-config-map.js';
import type { FileWatch } from '../src/file-watch.js';
import { serviceAccountUser } from './fake-api/access.js';
import { FakeApiServer, NAMESPACE } from './fake-api/fake-api-server.js';
import { fastClock } from './fast-clock.js';
import { eventually, textsIn, until } from './until.js';

/** The ConfigMap that is watched. */
export const NAME = 'pact-contracts';
const SERVICE_ACCOUNT = 'pact-manager';

/** An API server with one ConfigMap, and watches on it, on a clock that runs many times as fast as the real one. */
export class WatchedCluster {
  readonly clock: Clock;
  readonly api: FakeApiServer;
  /** What the watches authenticate with. */
  token = 'admin';
  refusals = 0;
  private readonly running: ConfigMapWatch[] = [];

  /** The 30 s that a list may take have to stay long enough for a busy machine. */
  constructor({ timesFaster = 50 } = {}) {
    this.clock = fastClock(timesFaster);
    this.api = new FakeApiServer({ clock: this.clock });
  }

  start(): Promise<void> {
    return this.api.start();
  }

  async stop(): Promise<void> {
    await Promise.all(this.running.map((watch) => watch.stop()));
    await this.api.stop();
  }

  watch(options: Partial<ConfigMapWatchOptions> = {}): ConfigMapWatch {
    return this.keep(watchConfigMap({ ...this.connection, name: NAME, ...options }));
  }

  watchLabels(labelSelector: string, options: Partial<ConfigMapsWatchOptions> = {}): ConfigMapWatch {
    return this.keep(watchConfigMaps({ ...this.connection, labelSelector, ...options }));
  }

  /** From now on the watches are a service account that has a Role with this one rule on ConfigMaps. */
  restrictTo(rule: { readonly verbs: readonly string[]; readonly resourceNames?: readonly string[] }): void {
    this.api.tokens.set('restricted', serviceAccountUser(NAMESPACE, SERVICE_ACCOUNT));
    this.token = 'restricted';
    this.putRbac('roles', { rules: [{ apiGroups: [''], resources: ['configmaps'], ...rule }] });
    this.putRbac('rolebindings', {
      roleRef: { kind: 'Role', name: SERVICE_ACCOUNT },
      subjects: [{ kind: 'ServiceAccount', namespace: NAMESPACE, name: SERVICE_ACCOUNT }],
    });
  }

  put(data: Record<string, string> | null): void {
    this.api.putConfigMap(NAME, { data });
  }

  /** Resolves once the watch shows exactly these files. */
  async seen(watch: FileWatch, data: Record<string, string>): Promise<void> {
    await until(watch, (snapshot) => JSON.stringify(textsIn(snapshot)) === JSON.stringify(data));
  }

  /** Resolves once a watch request is open. */
  watching(): Promise<void> {
    return eventually(() => this.api.watches.count === 1);
  }

  get lists(): number {
    return this.api.calls.filter(({ verb }) => verb === 'list').length;
  }

  get watchRequests(): number {
    return this.api.calls.filter(({ verb }) => verb === 'watch').length;
  }

  get server(): ApiServer {
    return {
      url: this.api.url,
      requestOptions: () => Promise.resolve({ headers: { authorization: `Bearer ${this.token}` } }),
      credentialsRefused: () => {
        this.refusals++;
      },
    };
  }

  private get connection(): { server: ApiServer; namespace: string; clock: Clock } {
    return { server: this.server, namespace: NAMESPACE, clock: this.clock };
  }

  private keep(watch: ConfigMapWatch): ConfigMapWatch {
    this.running.push(watch);
    return watch;
  }

  private putRbac(resource: 'roles' | 'rolebindings', content: Record<string, unknown>): void {
    this.api.store.put({ resource, namespace: NAMESPACE, name: SERVICE_ACCOUNT }, content);
  }
}
