import type { Clock } from '../src/clock.js';

/** A clock that runs `factor` times as fast as the real one, so that minutes of waiting pass within a test. */
export function fastClock(factor: number): Clock {
  return {
    now: () => performance.now() * factor,
    schedule: (milliseconds, callback) => {
      const timer = setTimeout(callback, milliseconds / factor);
      return () => {
        clearTimeout(timer);
      };
    },
  };
}
