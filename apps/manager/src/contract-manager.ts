import type { Clock, FileWatch, Snapshot, WatchStatus } from '@pact-infra/configmap-watcher';
import type { Logger } from '@pact-infra/nest-service';
import { contractInForce, type Contract, type ContractFile } from './contracts/contract.js';
import type { ContractReader } from './contracts/contract-reader.js';
import { reportFileChanges } from './contracts/report-file-changes.js';
import type { ContractEvents } from './events/contract-events.js';
import type { PublishedFlag } from './published-flag.js';
import { BrokerMonitor } from './publishing/broker-monitor.js';
import type { ContractBroker } from './publishing/contract-broker.js';
import { Loop } from './publishing/loop.js';
import type { Publisher } from './publishing/publisher.js';
import { retryDelay } from './publishing/retry-delay.js';
import { buildReadyReport, type ReadyReport, type SourceReport } from './status/ready-report.js';
import { StatusBoard } from './status/status-board.js';

export interface ContractManagerOptions {
  readonly watch: FileWatch;
  readonly reader: ContractReader;
  readonly broker: ContractBroker;
  readonly publisher: Publisher;
  readonly flag: PublishedFlag;
  readonly events: ContractEvents;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly random: () => number;
  /** Providers that some mock server serves. */
  readonly servedProviders: readonly string[];
  readonly checkIntervalMs: number;
  readonly healthIntervalMs: number;
  /** After so long without a healthy broker the log says so. */
  readonly brokerTimeoutMs: number;
}

/** A round, with all that it sends to the broker, may go without a sign of life for so long. */
const LONGEST_SILENCE_MS = 120_000;
const MOST_RETRY_MS = 30_000;

/** Follows the contract files and keeps the broker equal to them. */
export class ContractManager {
  readonly board: StatusBoard;
  private readonly loop: Loop;
  private readonly monitor: BrokerMonitor;
  private files: readonly ContractFile[] = [];
  private sourceState: SourceReport['state'] = 'unknown';
  private failedRounds = 0;
  private following: Promise<void> | undefined;
  private readingFailure: string | undefined;

  constructor(private readonly options: ContractManagerOptions) {
    const { broker, clock, logger, brokerTimeoutMs } = options;
    this.monitor = new BrokerMonitor({ broker, clock, logger, patienceMs: brokerTimeoutMs });
    this.loop = new Loop({
      clock,
      round: (signal) => this.round(signal),
      onError: (error) => {
        logger.error({ err: error }, 'a round of publishing failed unexpectedly');
        return options.checkIntervalMs;
      },
    });
    this.board = new StatusBoard(this.buildReport(), clock);
  }

  start(): void {
    this.following ??= this.followFiles().catch((error: unknown) => {
      this.readingFailure = String(error);
      this.options.logger.fatal({ err: error }, 'reading contracts failed unexpectedly and has stopped');
    });
    this.loop.start();
  }

  /** Resolves when nothing is being read or published any more. */
  async stop(): Promise<void> {
    this.board.close();
    await Promise.all([this.loop.stop(), this.options.watch.stop()]);
    await this.following;
    await this.options.events.stop();
  }

  /** The state at this moment. */
  report(): ReadyReport {
    this.refresh();
    return this.board.report;
  }

  watchStatus(): WatchStatus {
    return this.options.watch.status();
  }

  /** Why the broker is not healthy; undefined while it is. */
  brokerProblem(): string | undefined {
    return this.monitor.problem;
  }

  /** Which of the manager's own loops have stopped, in words: what only a restart mends. */
  stoppedLoops(): readonly string[] {
    const { sinceAttemptMs, longestAttemptMs, source } = this.watchStatus();
    return [
      ...(this.readingFailure === undefined ? [] : [`reading contracts: ${this.readingFailure}`]),
      ...(this.loop.sinceAliveMs > this.longestPauseMs + LONGEST_SILENCE_MS
        ? [`publishing: no sign of life for ${Math.round(this.loop.sinceAliveMs / 1000)} s`]
        : []),
      ...(sinceAttemptMs > longestAttemptMs
        ? [`watching ${source}: no look at it for ${Math.round(sinceAttemptMs / 1000)} s`]
        : []),
    ];
  }

  private get longestPauseMs(): number {
    return Math.max(this.options.healthIntervalMs, this.options.checkIntervalMs, MOST_RETRY_MS);
  }

  private async followFiles(): Promise<void> {
    for await (const snapshot of this.options.watch) {
      await this.take(snapshot);
      this.refresh();
      this.loop.wake();
    }
  }

  private async take(snapshot: Snapshot): Promise<void> {
    const { logger, reader, events } = this.options;
    this.sourceState = snapshot.kind;
    if (snapshot.kind === 'absent') {
      const kept = this.files.length > 0 ? '; the last good contracts stay in force' : '';
      logger.info(`${snapshot.source} does not exist, which is an expected state${kept}`);
      return;
    }
    const files = await reader.read(snapshot);
    reportFileChanges({ before: this.files, after: files }, logger, events);
    this.files = files;
    this.failedRounds = 0;
  }

  private async round(signal: AbortSignal): Promise<number> {
    const isHealthy = await this.monitor.check(signal);
    this.refresh();
    if (!isHealthy) {
      return this.options.checkIntervalMs;
    }
    const files = this.files;
    const failures = await this.options.publisher.bringUpToDate(this.contractsInForce(), {
      signal,
      goesOn: () => {
        this.loop.beat();
        this.refresh();
        return files === this.files;
      },
    });
    this.refresh();
    await this.options.flag.show(this.board.report.pacts_published);
    return this.pauseAfter(failures);
  }

  private pauseAfter(failures: number): number {
    if (failures === 0) {
      this.failedRounds = 0;
      return this.options.healthIntervalMs;
    }
    const { checkIntervalMs, random } = this.options;
    return retryDelay(++this.failedRounds, { firstMs: checkIntervalMs, mostMs: MOST_RETRY_MS, random });
  }

  private contractsInForce(): readonly Contract[] {
    return this.files.flatMap((file) => contractInForce(file) ?? []);
  }

  private refresh(): void {
    this.board.show(this.buildReport());
  }

  private buildReport(): ReadyReport {
    const { publisher, servedProviders } = this.options;
    const { source, error } = this.watchStatus();
    return buildReadyReport({
      isBrokerHealthy: this.monitor.isHealthy,
      source: { name: source, state: this.sourceState, error: error ?? null },
      files: this.files,
      servedProviders,
      publicationOf: (contract) => publisher.publicationOf(contract),
    });
  }
}
