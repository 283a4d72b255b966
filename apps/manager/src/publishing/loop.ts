import type { Clock } from '@pact-infra/configmap-watcher';

export interface LoopOptions {
  /** One round of work. Resolves with the milliseconds to wait until the next. */
  readonly round: (signal: AbortSignal) => Promise<number>;
  /** Told of a round that failed unexpectedly; resolves with the milliseconds to wait, as a round does. */
  readonly onError: (error: unknown) => number;
  readonly clock: Clock;
}

/** Runs rounds of work for ever, one at a time. */
export class Loop {
  private readonly abort = new AbortController();
  private finished: Promise<void> | undefined;
  private isDue = false;
  private wakeUp: () => void = () => undefined;
  private aliveAt: number;

  constructor(private readonly options: LoopOptions) {
    this.aliveAt = options.clock.now();
  }

  start(): void {
    this.finished ??= this.run();
  }

  /** Makes the next round start at once, or right after the current one. */
  wake(): void {
    this.isDue = true;
    this.wakeUp();
  }

  /** A sign of life from within a long round. */
  beat(): void {
    this.aliveAt = this.options.clock.now();
  }

  /** Age of the last sign of life: of a round that ended, in whatever way, or of a part of one. */
  get sinceAliveMs(): number {
    return this.options.clock.now() - this.aliveAt;
  }

  get isStopping(): boolean {
    return this.abort.signal.aborted;
  }

  /** Aborts the current round and resolves when it has ended. */
  async stop(): Promise<void> {
    this.abort.abort();
    this.wake();
    await this.finished;
  }

  private async run(): Promise<void> {
    while (!this.isStopping) {
      this.isDue = false;
      const pauseMs = await this.options.round(this.abort.signal).catch(this.options.onError);
      this.beat();
      await this.pause(pauseMs);
    }
  }

  private async pause(milliseconds: number): Promise<void> {
    if (this.isDue) {
      return;
    }
    await new Promise<void>((resolve) => {
      const cancel = this.options.clock.schedule(milliseconds, resolve);
      this.wakeUp = () => {
        cancel();
        resolve();
      };
    });
  }
}
