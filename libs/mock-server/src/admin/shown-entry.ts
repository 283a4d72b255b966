import { redactSecrets } from '@pact-infra/nest-service';
import type { Diagnosis } from '../data-plane/diagnosis.js';
import type { FallenFault } from '../faults/fault-plan.js';
import { draftInteraction } from '../journal/draft-interaction.js';
import type { JournalEntry } from '../journal/journal.js';
import type { Miss } from '../journal/misses.js';
import { shownHeaders } from '../journal/recorded-request.js';
import { shownBody } from '../journal/shown-body.js';

/** A journal entry as it is told: without secrets. */
export interface ShownEntry {
  readonly id: number;
  readonly at: string;
  readonly session: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly query: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
  readonly status: number;
  readonly outcome: string;
  readonly interaction: string | null;
  readonly faults: readonly FallenFault[];
  readonly duration_ms: number;
}

/** A miss as it is told: why nothing matched, and what would have. */
export interface ShownMiss extends ShownEntry, Partial<Diagnosis> {
  /** The same for every retry. */
  readonly miss_id: string;
  readonly first_at: string;
  readonly count: number;
  /** A V4 interaction that this request would match. */
  readonly draft: object;
}

export function shownEntry(entry: JournalEntry): ShownEntry {
  const { method, path, query } = entry.request;
  return {
    id: entry.id,
    at: new Date(entry.at).toISOString(),
    session: entry.session,
    request: { method, path, query, headers: shownHeaders(entry.request), body: shownBody(entry.request) },
    status: entry.status,
    outcome: entry.outcome,
    interaction: entry.interaction ?? null,
    faults: entry.faults,
    duration_ms: Math.round(entry.durationMs * 1000) / 1000,
  };
}

export function shownMiss({ id, entry, firstAt, count }: Miss): ShownMiss {
  const diagnosis = redactSecrets(entry.diagnosis ?? {}) as Partial<Diagnosis>; // its texts stay texts
  return {
    ...shownEntry(entry),
    ...diagnosis,
    miss_id: id,
    first_at: new Date(firstAt).toISOString(),
    count,
    draft: draftInteraction(entry.request),
  };
}
