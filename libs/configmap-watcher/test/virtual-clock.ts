import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../src/clock.js';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** How often the event loop turns until whatever was set off has come to rest, connections in memory included. */
const TURNS = 12;

/** A clock that stands still until it is told to advance; the same calls always lead to the same order of events. */
export class VirtualClock implements Clock {
  private time = 0;
  private readonly timers = new Set<Timer>();

  now(): number {
    return this.time;
  }

  schedule(milliseconds: number, callback: () => void): () => void {
    const timer = { at: this.time + milliseconds, callback };
    this.timers.add(timer);
    return () => {
      this.timers.delete(timer);
    };
  }

  /**
   * Lets time pass, timer after timer, and lets each one take its effect before the next. Without any time to pass,
   * whatever is under way only gets a little further.
   */
  async advance(milliseconds: number): Promise<void> {
    const until = this.time + milliseconds;
    await settle(milliseconds === 0 ? 1 : TURNS);
    for (let due = this.nextUntil(until); due !== undefined; due = this.nextUntil(until)) {
      this.timers.delete(due);
      this.time = due.at;
      due.callback();
      await settle(TURNS);
    }
    this.time = until;
  }

  private nextUntil(until: number): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.timers) {
      if (timer.at <= until && (next === undefined || timer.at < next.at)) {
        next = timer;
      }
    }
    return next;
  }
}

async function settle(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn++) {
    await setImmediate();
  }
}
