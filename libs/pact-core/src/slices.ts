/**
 * A long computation in small steps, so that a server can answer requests in between: call `next()` until it is done.
 * Each step takes about a millisecond.
 */
export type Slices<T> = Generator<void, T, void>;

/** Runs a sliced computation in one go. */
export function runToEnd<T>(slices: Slices<T>): T {
  for (;;) {
    const step = slices.next();
    if (step.done) {
      return step.value;
    }
  }
}
