import type { JournalEntry } from './journal.js';
import { missId } from './miss-id.js';

/** A request that no interaction matched, however often it was sent. */
export interface Miss {
  readonly id: string;
  /** The latest of its entries. */
  readonly entry: JournalEntry;
  readonly firstAt: number;
  readonly count: number;
}

/** The misses among journal entries, the latest last. A client's retries of one call in a session are one miss. */
export function missesIn(entries: readonly JournalEntry[]): readonly Miss[] {
  const misses = new Map<string, Miss>();
  for (const entry of entries) {
    if (entry.outcome === 'no-match') {
      const id = missId(entry.session, entry.request);
      const before = misses.get(id);
      misses.delete(id);
      misses.set(id, { id, entry, firstAt: before?.firstAt ?? entry.at, count: (before?.count ?? 0) + 1 });
    }
  }
  return [...misses.values()];
}
