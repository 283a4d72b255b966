import type { Mismatch } from '../mismatch.js';

/**
 * How far one mismatch takes a request from an interaction. Another path is another resource, another method another
 * operation on it; a header or query parameter outweighs some values of a body.
 */
export const DISTANCES: Readonly<Record<Mismatch['part'], number>> = {
  path: 10_000,
  method: 1_000,
  header: 10,
  query: 10,
  body: 1,
  status: 1,
  metadata: 1,
};

/** How far a request is from an interaction. */
export function mismatchDistance(mismatches: readonly Mismatch[]): number {
  return mismatches.reduce((sum, mismatch) => sum + distanceOf(mismatch), 0);
}

function distanceOf({ part, expected, actual }: Mismatch): number {
  return part === 'path' ? pathDistance(expected, actual) : DISTANCES[part];
}

const MOST_SHARED = 500;

/** Of two other paths the one that begins alike for longer is nearer. */
export function pathDistance(expected: string, actual: string): number {
  const most = Math.min(expected.length, actual.length, MOST_SHARED);
  let shared = 0;
  while (shared < most && expected.charCodeAt(shared) === actual.charCodeAt(shared)) {
    shared += 1;
  }
  return DISTANCES.path - shared * 10;
}
