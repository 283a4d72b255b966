import type { Outcome } from '../data-plane/answer.js';
import type { Diagnosis } from '../data-plane/diagnosis.js';
import type { Exchange } from '../data-plane/exchange.js';
import type { FallenFault } from '../faults/fault-plan.js';
import type { Session } from '../sessions/session.js';
import { WakeUp } from '../wake-up.js';
import { recordedBytes, recordRequest } from './recorded-request.js';
import type { RecordedRequest } from './recorded-request.js';

/** What an entry takes beside the request's texts. */
const ENTRY_BYTES = 300;
const FAULT_BYTES = 80;

/** One exchange as the journal keeps it. */
export interface JournalEntry {
  /** Rises by one with every exchange. */
  readonly id: number;
  readonly at: number;
  /** Its id. */
  readonly session: string;
  readonly request: RecordedRequest;
  readonly status: number;
  readonly outcome: Outcome;
  /** Description of the interaction that answered. */
  readonly interaction: string | undefined;
  readonly diagnosis: Diagnosis | undefined;
  readonly faults: readonly FallenFault[];
  readonly durationMs: number;
  /** Roughly what the entry takes of the memory. */
  readonly bytes: number;
}

export interface JournalLimits {
  readonly entries: number;
  readonly bytes: number;
}

export interface NextEntriesOptions {
  /** Undefined: of all sessions. */
  readonly session: Session | undefined;
  readonly accepts: (entry: JournalEntry) => boolean;
  readonly waitMs: number;
  readonly signal: AbortSignal;
}

/** What the journal has of one session. */
interface Part {
  /** Oldest first. */
  readonly entries: JournalEntry[];
  bytes: number;
}

/**
 * The latest exchanges of each session, as many as the limits allow for all together. When there is no room, the session
 * that takes most of it gives its oldest: one that is flooded keeps what the others leave, and they lose nothing.
 */
export class Journal {
  readonly #parts = new Map<Session, Part>();
  readonly #recorded = new WakeUp<JournalEntry>();
  #count = 0;
  #bytes = 0;
  #lastId = 0;

  constructor(private readonly limits: JournalLimits) {}

  /** Of one session, or of all; oldest first. */
  entries(session?: Session): readonly JournalEntry[] {
    if (session !== undefined) {
      return this.#parts.get(session)?.entries ?? [];
    }
    return [...this.#parts.values()].flatMap(({ entries }) => entries).sort((a, b) => a.id - b.id);
  }

  record({ request, answer, session, faults, durationMs }: Exchange): void {
    if (session.isClosed) {
      return; // while it was answered
    }
    const { status, outcome, interaction, diagnosis } = answer;
    const recorded = recordRequest(request);
    const bytes =
      ENTRY_BYTES +
      recordedBytes(recorded) +
      (diagnosis === undefined ? 0 : diagnosisBytes(diagnosis)) +
      faults.length * FAULT_BYTES;
    const entry = {
      id: ++this.#lastId,
      at: Date.now(),
      session: session.id,
      request: recorded,
      status,
      outcome,
      interaction: interaction?.interaction.description,
      diagnosis,
      faults,
      durationMs,
      bytes,
    };
    this.#add(this.#partOf(session), entry);
    this.#makeRoom();
    this.#recorded.all(entry);
  }

  /** Forgets the entries of one session, or all. */
  clear(session?: Session): void {
    for (const cleared of session === undefined ? [...this.#parts.keys()] : [session]) {
      const part = this.#parts.get(cleared);
      this.#count -= part?.entries.length ?? 0;
      this.#bytes -= part?.bytes ?? 0;
      this.#parts.delete(cleared);
    }
  }

  /** The entries that are accepted: at once if there are any, else the first that comes before the time is over. */
  async next({ session, accepts, waitMs, signal }: NextEntriesOptions): Promise<readonly JournalEntry[]> {
    const found = this.entries(session).filter(accepts);
    if (found.length > 0 || waitMs <= 0 || signal.aborted) {
      return found;
    }
    const isOf = (entry: JournalEntry): boolean => session === undefined || entry.session === session.id;
    const next = await this.#recorded.next(waitMs, signal, (entry) => isOf(entry) && accepts(entry));
    return next === undefined ? [] : [next];
  }

  #partOf(session: Session): Part {
    let part = this.#parts.get(session);
    if (part === undefined) {
      part = { entries: [], bytes: 0 };
      this.#parts.set(session, part);
    }
    return part;
  }

  #add(part: Part, entry: JournalEntry): void {
    part.entries.push(entry);
    part.bytes += entry.bytes;
    this.#count++;
    this.#bytes += entry.bytes;
  }

  #makeRoom(): void {
    while (this.#count > this.limits.entries || this.#bytes > this.limits.bytes) {
      const largest = this.#largest();
      const oldest = largest?.entries.shift();
      if (largest === undefined || oldest === undefined) {
        return;
      }
      largest.bytes -= oldest.bytes;
      this.#count--;
      this.#bytes -= oldest.bytes;
    }
  }

  #largest(): Part | undefined {
    let largest: Part | undefined;
    let mostRoom = 0;
    for (const part of this.#parts.values()) {
      const room = this.#roomOf(part);
      if (room > mostRoom) {
        largest = part;
        mostRoom = room;
      }
    }
    return largest;
  }

  /** Which fraction of all room a part takes, by the limit that it comes closest to. */
  #roomOf({ entries, bytes }: Part): number {
    return Math.max(entries.length / this.limits.entries, bytes / this.limits.bytes);
  }
}

function diagnosisBytes({ message, nearest, normalised }: Diagnosis): number {
  return 2 * (message.length + JSON.stringify([nearest, normalised]).length);
}
