import { ApiError, type Clock, type ConfigMapEvent } from '@pact-infra/configmap-watcher';
import type { Logger } from '@pact-infra/nest-service';
import type { ContractEvent, ContractEvents } from './contract-events.js';

/** Writes an Event on the ConfigMap that holds a file. */
export type WriteEvent = (file: string, event: ConfigMapEvent, signal: AbortSignal) => Promise<void>;

export interface EventRecorderOptions {
  readonly write: WriteEvent;
  readonly logger: Logger;
  readonly clock: Clock;
}

/** Nobody reads more at once. */
const MAX_WAITING = 100;
/** Events are a courtesy: what could not be written is dropped, and so is what comes in the minutes after it. */
const SILENCE_MS = 10 * 60_000;

/** Writes contract events back to the cluster, one after the other, if the manager's Role allows it. */
export class EventRecorder implements ContractEvents {
  private waiting: ContractEvent[] = [];
  private writing: Promise<void> | undefined;
  private silentUntil = Number.NEGATIVE_INFINITY;
  private hasComplained = false;
  private readonly stopping = new AbortController();

  constructor(private readonly options: EventRecorderOptions) {}

  report(event: ContractEvent): void {
    const isSilent = this.options.clock.now() < this.silentUntil || this.stopping.signal.aborted;
    if (isSilent || this.waiting.length === MAX_WAITING) {
      return;
    }
    this.waiting.push(event);
    this.writing ??= this.writeAll();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.writing;
  }

  private async writeAll(): Promise<void> {
    for (let event = this.waiting.shift(); event !== undefined; event = this.waiting.shift()) {
      await this.writeOne(event);
    }
    this.writing = undefined;
  }

  private async writeOne({ reason, source, message }: ContractEvent): Promise<void> {
    const { write, clock } = this.options;
    const type = reason === 'ContractPublished' ? 'Normal' : 'Warning';
    try {
      await write(source, { type, reason, message: `${source}: ${message}` }, this.stopping.signal);
      this.hasComplained = false;
    } catch (error) {
      this.waiting = [];
      this.silentUntil = clock.now() + SILENCE_MS;
      this.complain(error);
    }
  }

  private complain(error: unknown): void {
    if (this.hasComplained || this.stopping.signal.aborted) {
      return;
    }
    this.hasComplained = true;
    const { logger } = this.options;
    if (error instanceof ApiError && error.status === 403) {
      logger.info(`no Events are written on ConfigMaps: no Role allows to create events (${error.reason})`);
    } else {
      logger.warn(`no Events are written on ConfigMaps for a while: ${String(error)}`);
    }
  }
}
