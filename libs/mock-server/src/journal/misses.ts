import type { JournalEntry } from './journal.js';
import { recordedHeaders } from './recorded-request.js';

/** A request that no interaction matched, however often it was sent. */
export interface Miss {
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
      const { method, path, query, body } = entry.request;
      const target = recordedHeaders(entry.request).get('x-amz-target') ?? [];
      const key = [entry.session, method, path, query, ...target, body].join('\n');
      const before = misses.get(key);
      misses.delete(key);
      misses.set(key, { entry, firstAt: before?.firstAt ?? entry.at, count: (before?.count ?? 0) + 1 });
    }
  }
  return [...misses.values()];
}
