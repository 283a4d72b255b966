import { sha256, type WatchedFile } from './watched-file.js';

/** What a watched source holds at one moment. */
export type Snapshot = PresentSnapshot | AbsentSnapshot;

/** The source exists; it may hold no file. */
export interface PresentSnapshot {
  readonly kind: 'present';
  /** Which source this is, in words: `directory /pacts`, `configmap team-a/pact-contracts`. */
  readonly source: string;
  /** Equal exactly when names and contents are equal. */
  readonly revision: string;
  /** By name, in name order. */
  readonly files: ReadonlyMap<string, WatchedFile>;
}

/** The ConfigMap or directory itself does not exist (yet, or any more). */
export interface AbsentSnapshot {
  readonly kind: 'absent';
  readonly source: string;
}

/** Orders the files by name and derives the revision from names and content hashes. */
export function presentSnapshot(source: string, files: Iterable<WatchedFile>): PresentSnapshot {
  const ordered = [...files].sort((a, b) => compareNames(a.name, b.name));
  const revision = sha256(ordered.map(({ name, hash }) => JSON.stringify([name, hash])).join('\n'));
  return { kind: 'present', source, revision, files: new Map(ordered.map((file) => [file.name, file])) };
}

export function isSameSnapshot(a: Snapshot | undefined, b: Snapshot): boolean {
  if (a?.kind === 'present' && b.kind === 'present') {
    return a.revision === b.revision;
  }
  return a?.kind === b.kind;
}

/** By code unit, so that the order is the same under every locale. */
function compareNames(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
