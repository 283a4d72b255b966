import { systemClock, sleep, type Clock } from '../clock.js';
import type { WatchStatus } from '../file-watch.js';
import { isSameSnapshot, presentSnapshot, type Snapshot } from '../snapshot.js';
import { AttemptLog } from '../stream/attempt-log.js';
import { Debounce, type DebounceTimes } from '../stream/debounce.js';
import { Latest } from '../stream/latest.js';
import { ApiError, ApiProtocolError } from './api-error.js';
import type { ApiServer } from './api-server.js';
import { Backoff } from './backoff.js';
import { ConfigMapApi } from './config-map-api.js';
import type { ConfigMapSelection } from './config-map-selection.js';
import { ConfigMapSet } from './config-map-set.js';
import type { ConfigMapReference, ConfigMapWatch } from './config-map-watch.js';
import { parseConfigMap, type ConfigMap } from './config-map.js';
import { withDeadline } from './deadline.js';
import { failureMessage } from './failure-message.js';
import type { WatchEvent } from './watch-events.js';

export interface SelectionWatchOptions {
  readonly server: ApiServer;
  readonly namespace: string;
  /** Which keys count. Every key, by default. */
  readonly accepts?: (key: string) => boolean;
  readonly debounce?: DebounceTimes;
  readonly clock?: Clock;
  /** From 0 (inclusive) to 1 (exclusive). */
  readonly random?: () => number;
}

const SECOND = 1_000;
const LIST_DEADLINE_MS = 30 * SECOND;
/** The server is asked to end each watch after 240 to 300 seconds: a watch that ends proves that it was alive. */
const WATCH_SECONDS = { least: 240, spread: 60 };
/** So much longer than it asked for the client waits, before it takes the connection for half-open. */
const WATCH_GRACE_MS = 15 * SECOND;
/** Every 5 to 10 minutes everything is listed anew, whatever the watch said. */
const RELIST_MS = { least: 300 * SECOND, spread: 300 * SECOND };
/** A watch that lived so long, or brought an event, was a good one: the back-off starts over. */
const GOOD_LIFE_MS = 30 * SECOND;
/** Permissions come from people: asking often does not make them quicker. */
const LEAST_PAUSE_FORBIDDEN_MS = 5 * SECOND;
const MOST_PAUSE_MS = 60 * SECOND;
const LONGEST_ATTEMPT_MS = (WATCH_SECONDS.least + WATCH_SECONDS.spread) * SECOND + WATCH_GRACE_MS + MOST_PAUSE_MS;

/** One loop pulls everything in turn, so no late callback of an earlier request can ever be heard. */
export class SelectionWatch implements ConfigMapWatch {
  private readonly api: ConfigMapApi;
  private readonly clock: Clock;
  private readonly random: () => number;
  private readonly backoff: Backoff;
  private readonly debounce: Debounce;
  private readonly attempts: AttemptLog;
  private readonly snapshots = new Latest<Snapshot>();
  private readonly stopping = new AbortController();
  private finished: Promise<void> | undefined;
  private readonly configMaps = new ConfigMapSet();
  /** Where the next watch begins; undefined when a list has to come first. */
  private resourceVersion: string | undefined;
  private relistAt = 0;

  private constructor(
    private readonly options: SelectionWatchOptions,
    private readonly selection: ConfigMapSelection,
  ) {
    this.api = new ConfigMapApi(options.server, selection);
    this.clock = options.clock ?? systemClock;
    this.random = options.random ?? Math.random;
    this.backoff = new Backoff(this.random);
    this.attempts = new AttemptLog(selection.source, LONGEST_ATTEMPT_MS, this.clock);
    this.debounce = new Debounce(options.debounce ?? { quietMs: 200, atMostMs: 1_000 }, this.clock, () => {
      this.offerSnapshot();
    });
  }

  static start(options: SelectionWatchOptions, selection: ConfigMapSelection): SelectionWatch {
    const watch = new SelectionWatch(options, selection);
    watch.finished = watch.run();
    return watch;
  }

  [Symbol.asyncIterator](): AsyncIterator<Snapshot> {
    return this.snapshots[Symbol.asyncIterator]();
  }

  status(): WatchStatus {
    return this.attempts.status();
  }

  holderOf(file: string): ConfigMapReference | undefined {
    const holder = this.configMaps.holderOf(file);
    if (holder === undefined) {
      return undefined;
    }
    const { name, uid, resourceVersion } = holder;
    return { namespace: this.options.namespace, name, uid, resourceVersion };
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.finished;
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const pauseMs = await this.cycle();
      await sleep(this.clock, pauseMs, this.stopping.signal);
    }
    this.debounce.cancel();
    this.snapshots.close();
  }

  /** Lists if that is due, watches until the watch ends, and says how long to pause. */
  private async cycle(): Promise<number> {
    try {
      if (this.resourceVersion === undefined || this.clock.now() >= this.relistAt) {
        this.resourceVersion = await this.list();
      }
      await this.watch(this.resourceVersion);
      this.attempts.succeeded();
      return this.backoff.nextMs();
    } catch (error) {
      return this.stopping.signal.aborted ? 0 : this.pauseAfter(error);
    }
  }

  private async list(): Promise<string> {
    const { items, resourceVersion } = await this.within(LIST_DEADLINE_MS, (signal) => this.api.list(signal));
    this.configMaps.replaceAll(
      items.map((item) => this.parse(item)).filter(({ name }) => this.selection.includes(name)),
    );
    this.relistAt = this.clock.now() + RELIST_MS.least + this.random() * RELIST_MS.spread;
    this.attempts.succeeded();
    if (this.snapshots.value === undefined) {
      this.offerSnapshot();
    } else {
      this.debounce.touch();
    }
    return resourceVersion;
  }

  private async watch(resourceVersion: string): Promise<void> {
    const timeoutSeconds = this.watchSeconds();
    const startedAt = this.clock.now();
    try {
      await this.within(timeoutSeconds * SECOND + WATCH_GRACE_MS, async (signal) => {
        const events = await this.api.watch({ resourceVersion, timeoutSeconds }, signal);
        this.attempts.succeeded();
        for await (const event of events) {
          this.handle(event);
          this.attempts.succeeded();
          this.backoff.reset();
        }
      });
    } finally {
      if (this.clock.now() - startedAt >= GOOD_LIFE_MS) {
        this.backoff.reset();
      }
    }
  }

  private within<T>(milliseconds: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    return withDeadline({ clock: this.clock, milliseconds, signal: this.stopping.signal }, work);
  }

  private watchSeconds(): number {
    const untilRelist = Math.ceil((this.relistAt - this.clock.now()) / SECOND);
    return Math.max(1, Math.min(untilRelist, Math.round(WATCH_SECONDS.least + this.random() * WATCH_SECONDS.spread)));
  }

  private handle(event: WatchEvent): void {
    if (event.kind !== 'bookmark') {
      this.change(event.kind, this.parse(event.object));
    }
    if (event.resourceVersion !== '') {
      this.resourceVersion = event.resourceVersion;
    }
  }

  private change(kind: 'applied' | 'deleted', configMap: ConfigMap): void {
    if (!this.selection.includes(configMap.name)) {
      return;
    }
    if (kind === 'applied') {
      this.configMaps.put(configMap);
    } else {
      this.configMaps.delete(configMap);
    }
    this.debounce.touch();
  }

  private parse(object: unknown): ConfigMap {
    return parseConfigMap(object, {
      accepts: this.options.accepts ?? (() => true),
      fileName: this.selection.fileName,
    });
  }

  private pauseAfter(error: unknown): number {
    const { server } = this.options;
    this.attempts.failed(failureMessage(error, this.selection));
    const pauseMs = this.backoff.nextMs();
    if (error instanceof ApiProtocolError) {
      this.resourceVersion = undefined;
    }
    if (!(error instanceof ApiError)) {
      return pauseMs;
    }
    switch (error.status) {
      case 410:
        this.resourceVersion = undefined;
        break;
      case 401:
        server.credentialsRefused();
        break;
      case 403:
        return Math.max(pauseMs, LEAST_PAUSE_FORBIDDEN_MS);
      default:
    }
    return Math.min(Math.max(pauseMs, error.retryAfterMs ?? 0), MOST_PAUSE_MS);
  }

  private offerSnapshot(): void {
    const { source } = this.selection;
    const snapshot: Snapshot = this.configMaps.isEmpty
      ? { kind: 'absent', source }
      : presentSnapshot(source, this.configMaps.files);
    if (!isSameSnapshot(this.snapshots.value, snapshot)) {
      this.snapshots.set(snapshot);
    }
  }
}
