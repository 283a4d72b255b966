import { setImmediate } from 'node:timers/promises';

/** Runs a computation in small steps, and lets requests be answered between them. */
export async function runInSlices<T>(steps: Generator<void, T, void>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) {
      return step.value;
    }
    await setImmediate();
  }
}
