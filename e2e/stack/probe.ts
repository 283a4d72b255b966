import { setTimeout as pause } from 'node:timers/promises';

const MS_BETWEEN_REQUESTS = 20;

/** What a probe saw. */
export interface ProbeResult {
  readonly answered: number;
  readonly failures: readonly string[];
}

/** Sends one request after the other while a task runs, and notes which of them were not answered as they should. */
export async function probeDuring(request: () => Promise<void>, task: () => Promise<void>): Promise<ProbeResult> {
  const failures: string[] = [];
  let answered = 0;
  const over = new AbortController();
  const probing = (async () => {
    while (!over.signal.aborted) {
      try {
        await request();
        answered += 1;
      } catch (error) {
        failures.push(String(error));
      }
      await pause(MS_BETWEEN_REQUESTS);
    }
  })();
  try {
    await task();
  } finally {
    over.abort();
    await probing;
  }
  return { answered, failures };
}
