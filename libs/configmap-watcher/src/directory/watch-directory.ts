import { resolve } from 'node:path';
import { systemClock, type Clock } from '../clock.js';
import type { FileWatch, WatchStatus } from '../file-watch.js';
import { isSameSnapshot, presentSnapshot, type Snapshot } from '../snapshot.js';
import { AttemptLog } from '../stream/attempt-log.js';
import { Debounce, type DebounceTimes } from '../stream/debounce.js';
import { Latest } from '../stream/latest.js';
import { ChangeNotifier } from './change-notifier.js';
import { DirectoryReader, isMissing } from './directory-reader.js';

export interface DirectoryWatchOptions {
  readonly directory: string;
  /** Which names at the top level count. Every file, by default; names with a leading dot never do. */
  readonly accepts?: (name: string) => boolean;
  readonly debounce?: DebounceTimes;
  /** How often to look without being told of a change: what finds changes on network file systems. */
  readonly pollMs?: number;
  readonly clock?: Clock;
}

/** A disk may hang for so long before the watch counts as stopped. */
const LONGEST_READING_MS = 60_000;

/**
 * Watches the files at the top level of a directory, which may come into being later. A mounted ConfigMap is such a directory.
 *
 * @example
 * const watch = watchDirectory({ directory: '/pacts', accepts: (name) => name.endsWith('.json') });
 */
export function watchDirectory(options: DirectoryWatchOptions): FileWatch {
  const watch = new DirectoryWatch(options);
  watch.start();
  return watch;
}

class DirectoryWatch implements FileWatch {
  private readonly source: string;
  private readonly reader: DirectoryReader;
  private readonly notifier: ChangeNotifier;
  private readonly debounce: Debounce;
  private readonly snapshots = new Latest<Snapshot>();
  private readonly attempts: AttemptLog;
  private readonly clock: Clock;
  private readonly pollMs: number;
  private finished: Promise<void> | undefined;
  private isStopped = false;
  /** Changes came while the directory was being read. */
  private isDue = false;
  private wakeLoop: () => void = () => undefined;

  constructor(options: DirectoryWatchOptions) {
    const directory = resolve(options.directory);
    this.source = `directory ${directory}`;
    this.clock = options.clock ?? systemClock;
    this.pollMs = options.pollMs ?? 1_000;
    this.reader = new DirectoryReader(directory, options.accepts ?? (() => true));
    this.debounce = new Debounce(options.debounce ?? { quietMs: 50, atMostMs: 250 }, this.clock, () => {
      this.wake();
    });
    this.notifier = new ChangeNotifier(directory, () => {
      this.debounce.touch();
    });
    this.attempts = new AttemptLog(this.source, this.pollMs + LONGEST_READING_MS, this.clock);
  }

  start(): void {
    this.finished ??= this.run();
  }

  [Symbol.asyncIterator](): AsyncIterator<Snapshot> {
    return this.snapshots[Symbol.asyncIterator]();
  }

  status(): WatchStatus {
    return this.attempts.status();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    this.wake();
    await this.finished;
  }

  private async run(): Promise<void> {
    while (!this.isStopped) {
      await this.look();
      await this.nextOccasion();
    }
    this.debounce.cancel();
    this.notifier.disarm();
    this.snapshots.close();
  }

  private async look(): Promise<void> {
    try {
      await this.notifier.arm();
      this.offer(presentSnapshot(this.source, await this.reader.read()));
      this.attempts.succeeded();
    } catch (error) {
      this.notifier.disarm();
      if (isMissing(error)) {
        this.offer({ kind: 'absent', source: this.source });
        this.attempts.succeeded();
      } else {
        this.attempts.failed(`Cannot watch ${this.source}: ${String(error)}`);
      }
    }
  }

  private offer(snapshot: Snapshot): void {
    if (!isSameSnapshot(this.snapshots.value, snapshot)) {
      this.snapshots.set(snapshot);
    }
  }

  private wake(): void {
    this.isDue = true;
    this.wakeLoop();
  }

  /** A burst of changes has settled, the poll is due, or the watch stops. */
  private async nextOccasion(): Promise<void> {
    if (!this.isDue) {
      await new Promise<void>((wakeUp) => {
        const cancelPoll = this.clock.schedule(this.pollMs, () => {
          // Half a burst is no snapshot: the debounce, which is about to act, wakes the loop.
          if (!this.debounce.isPending) {
            wakeUp();
          }
        });
        this.wakeLoop = () => {
          cancelPoll();
          wakeUp();
        };
      });
    }
    this.isDue = false;
  }
}
