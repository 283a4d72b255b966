import { describe, expect, it } from '@jest/globals';
import { Backoff } from './backoff.js';

describe('Backoff', () => {
  it('doubles from 1 s to 30 s, and starts over when it is reset', () => {
    const backoff = new Backoff(() => 1);
    const pauses = Array.from({ length: 7 }, () => backoff.nextMs());

    backoff.reset();

    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(backoff.nextMs()).toBe(1_000);
  });

  it('spreads each pause over all of its length', () => {
    const randoms = [0, 0.5, 0.25];
    const backoff = new Backoff(() => randoms.shift() ?? 0);

    expect([backoff.nextMs(), backoff.nextMs(), backoff.nextMs()]).toEqual([0, 1_000, 1_000]);
  });
});
