import type { Clock } from '../src/clock.js';
import type { ApiServer } from '../src/configmap/api-server.js';
import { watchConfigMap, type ConfigMapWatchOptions } from '../src/configmap/watch-config-map.js';
import type { FileWatch } from '../src/file-watch.js';
import { FakeApiServer } from './fake-api-server.js';
import { fastClock } from './fast-clock.js';
import { eventually, textsIn, until } from './until.js';

/** The ConfigMap that is watched. */
export const NAME = 'pact-contracts';

/** An API server with one ConfigMap, and watches on it, on a clock that runs many times as fast as the real one. */
export class WatchedCluster {
  readonly clock: Clock;
  readonly api: FakeApiServer;
  /** What the watches authenticate with. */
  token = 'first';
  refusals = 0;
  private readonly watches: FileWatch[] = [];

  /** The 30 s that a list may take have to stay long enough for a busy machine. */
  constructor({ timesFaster = 50 } = {}) {
    this.clock = fastClock(timesFaster);
    this.api = new FakeApiServer({ clock: this.clock });
  }

  start(): Promise<void> {
    return this.api.start();
  }

  async stop(): Promise<void> {
    await Promise.all(this.watches.map((watch) => watch.stop()));
    await this.api.stop();
  }

  watch(options: Partial<ConfigMapWatchOptions> = {}): FileWatch {
    const server: ApiServer = {
      url: this.api.url,
      requestOptions: () => Promise.resolve({ headers: { authorization: `Bearer ${this.token}` } }),
      credentialsRefused: () => {
        this.refusals++;
      },
    };
    const watch = watchConfigMap({ server, namespace: 'team-a', name: NAME, clock: this.clock, ...options });
    this.watches.push(watch);
    return watch;
  }

  put(data: Record<string, string> | null): void {
    this.api.history.put(NAME, { data });
  }

  /** Resolves once the watch shows exactly these files. */
  async seen(watch: FileWatch, data: Record<string, string>): Promise<void> {
    await until(watch, (snapshot) => JSON.stringify(textsIn(snapshot)) === JSON.stringify(data));
  }

  /** Resolves once a watch request is open. */
  watching(): Promise<void> {
    return eventually(() => this.api.openWatches === 1);
  }

  get lists(): number {
    return this.api.requests.filter(({ kind }) => kind === 'list').length;
  }

  get watchRequests(): number {
    return this.api.requests.filter(({ kind }) => kind === 'watch').length;
  }
}
