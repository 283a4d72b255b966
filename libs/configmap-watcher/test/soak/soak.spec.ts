import { describe, expect, it } from '@jest/globals';
import { soak } from './soak.js';

describe('the watcher under a random schedule of changes and faults', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
    'shows only what was true, and the last state in the end (seed %i)',
    async (seed) => {
      const { shown, stored, untrue, mostWatches, snapshots } = await soak({ seed, events: 10_000 });

      expect(shown).toBe(stored);
      expect(untrue).toEqual([]);
      expect(mostWatches).toBe(1);
      expect(snapshots).toBeGreaterThan(100);
    },
  );

  it('does the same for the same seed', async () => {
    const options = { seed: 2, events: 1_000 };

    expect(await soak(options)).toEqual(await soak(options));
  });
});
