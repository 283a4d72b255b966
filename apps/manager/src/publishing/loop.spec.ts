import { beforeEach, describe, expect, it } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { ManualClock } from '../../test/manual-clock.js';
import { Loop } from './loop.js';

describe('Loop', () => {
  let clock: ManualClock;
  let rounds: number;

  beforeEach(() => {
    clock = new ManualClock();
    rounds = 0;
  });

  function loopOf(round: (signal: AbortSignal) => Promise<number>): Loop {
    return new Loop({
      clock,
      onError: () => 2_000,
      round: (signal) => {
        rounds++;
        return round(signal);
      },
    });
  }

  it('runs a round, waits as long as the round said, and runs the next', async () => {
    const loop = loopOf(() => Promise.resolve(30_000));
    loop.start();
    loop.start();
    await setImmediate();
    expect(clock.pending).toEqual([30_000]);

    clock.advance(30_000);
    await setImmediate();

    expect(rounds).toBe(2);
    await loop.stop();
  });

  it('goes on after a round that failed', async () => {
    const loop = loopOf(() => Promise.reject(new Error('unexpected')));
    loop.start();
    await setImmediate();

    clock.advance(2_000);
    await setImmediate();

    expect(rounds).toBe(2);
    await loop.stop();
  });

  it('starts the next round at once when it is woken, also while a round runs', async () => {
    let finish: (pauseMs: number) => void = () => undefined;
    const loop = loopOf(() => new Promise((resolve) => (finish = resolve)));
    loop.start();

    loop.wake();
    finish(30_000);
    await setImmediate();
    expect(rounds).toBe(2);
    finish(30_000);
    await setImmediate();
    expect(rounds).toBe(2);
    loop.wake();
    await setImmediate();
    expect(rounds).toBe(3);

    const stopped = loop.stop();
    finish(30_000);
    await stopped;
  });

  it('knows how long ago it showed the last sign of life', async () => {
    let finish: (pauseMs: number) => void = () => undefined;
    const loop = loopOf(() => new Promise((resolve) => (finish = resolve)));
    loop.start();

    clock.advance(50_000);
    expect(loop.sinceAliveMs).toBe(50_000);
    loop.beat();
    expect(loop.sinceAliveMs).toBe(0);
    clock.advance(7_000);
    finish(30_000);
    await setImmediate();
    expect(loop.sinceAliveMs).toBe(0);

    await loop.stop();
  });

  it('aborts the round that runs when it is stopped, and starts no other', async () => {
    const loop = loopOf(
      (signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            resolve(0);
          });
        }),
    );
    loop.start();

    await loop.stop();

    expect(rounds).toBe(1);
    expect(clock.pending).toEqual([]);
  });
});
