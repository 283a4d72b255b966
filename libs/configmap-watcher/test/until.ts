import type { FileWatch } from '../src/file-watch.js';
import type { Snapshot } from '../src/snapshot.js';

/** The first snapshot that the condition holds for. */
export async function until(watch: FileWatch, condition: (snapshot: Snapshot) => boolean): Promise<Snapshot> {
  for await (const snapshot of watch) {
    if (condition(snapshot)) {
      return snapshot;
    }
  }
  throw new Error('The watch ended before the condition held.');
}

/** Text, or problem, of every file by name. */
export function textsIn(snapshot: Snapshot): Record<string, string> {
  if (snapshot.kind === 'absent') {
    return {};
  }
  return Object.fromEntries(
    [...snapshot.files.values()].map((file) => [file.name, file.kind === 'readable' ? file.text : file.problem]),
  );
}

/** Resolves once the condition holds; it is looked at every few milliseconds. */
export async function eventually(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
