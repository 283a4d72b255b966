import type { Clock } from '../clock.js';

export interface DebounceTimes {
  /** Act once nothing has happened for so long, … */
  readonly quietMs: number;
  /** … but at most so long after the first touch. */
  readonly atMostMs: number;
}

/** Turns a burst of touches into one action. */
export class Debounce {
  private cancelQuiet: (() => void) | undefined;
  private cancelAtMost: (() => void) | undefined;

  constructor(
    private readonly times: DebounceTimes,
    private readonly clock: Clock,
    private readonly action: () => void,
  ) {}

  get isPending(): boolean {
    return this.cancelAtMost !== undefined;
  }

  touch(): void {
    const act = (): void => {
      this.cancel();
      this.action();
    };
    this.cancelQuiet?.();
    this.cancelQuiet = this.clock.schedule(this.times.quietMs, act);
    this.cancelAtMost ??= this.clock.schedule(this.times.atMostMs, act);
  }

  cancel(): void {
    this.cancelQuiet?.();
    this.cancelAtMost?.();
    this.cancelQuiet = undefined;
    this.cancelAtMost = undefined;
  }
}
