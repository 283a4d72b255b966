import type { Slices } from '../../slices.js';
import type { Feature } from './feature.js';
import type { IndexedInteraction } from './indexed-interaction.js';

/** What to divide a group by. */
export type Split = { readonly kind: 'feature'; readonly feature: Feature } | { readonly kind: 'path' };

const INTERACTIONS_PER_SLICE = 256;

/** A split must leave at most this share of the group as candidates to be worth its look-up. */
const WORTHWHILE_SHARE = 0.7;
/** A feature that comes later must be this much better: method and headers are cheaper to read than a body. */
const CLEARLY_BETTER = 0.9;

/** How many interactions of a group need each value of a feature. */
type Counts = Map<unknown, number>;

const PATH = Symbol('path');

/** The feature that leaves the fewest candidates to a request that means one of the group; undefined if none helps. */
export function* chooseSplit(group: readonly IndexedInteraction[]): Slices<Split | undefined> {
  const counts = yield* countValues(group);
  let best: Split | undefined;
  let fewest = group.length * WORTHWHILE_SHARE;
  for (const [feature, values] of counts) {
    const candidates = expectedCandidates(values, group.length);
    if (candidates < (best === undefined ? fewest : fewest * CLEARLY_BETTER)) {
      best = feature === PATH ? { kind: 'path' } : { kind: 'feature', feature };
      fewest = candidates;
    }
  }
  return best;
}

function* countValues(group: readonly IndexedInteraction[]): Slices<ReadonlyMap<Feature | typeof PATH, Counts>> {
  // The path is the cheapest to read, and so the first.
  const counts = new Map<Feature | typeof PATH, Counts>([[PATH, new Map()]]);
  let done = 0;
  for (const { features, path } of group) {
    if (path !== undefined) {
      increment(counts, PATH, path.kind === 'literal' ? path.value : `${path.prefix}*`);
    }
    for (const { feature, value } of features) {
      increment(counts, feature, value);
    }
    done += 1;
    if (done % INTERACTIONS_PER_SLICE === 0) {
      yield;
    }
  }
  return counts;
}

function increment(counts: Map<Feature | typeof PATH, Counts>, feature: Feature | typeof PATH, value: unknown): void {
  let values = counts.get(feature);
  if (values === undefined) {
    values = new Map();
    counts.set(feature, values);
  }
  values.set(value, (values.get(value) ?? 0) + 1);
}

/** Mean number of candidates: those of the same value and those that leave the feature open. */
function expectedCandidates(values: Counts, size: number): number {
  let stated = 0;
  let squares = 0;
  for (const count of values.values()) {
    stated += count;
    squares += count * count;
  }
  const rest = size - stated;
  return (squares + stated * rest + rest * rest) / size;
}
