import type { Outcome } from '../data-plane/answer.js';
import type { Diagnosis } from '../data-plane/diagnosis.js';
import type { Exchange } from '../data-plane/exchange.js';
import { WakeUp } from '../wake-up.js';
import { recordedBytes, recordRequest } from './recorded-request.js';
import type { RecordedRequest } from './recorded-request.js';

/** What an entry takes beside the request's texts. */
const ENTRY_BYTES = 300;

/** One exchange as the journal keeps it. */
export interface JournalEntry {
  /** Rises by one with every exchange. */
  readonly id: number;
  readonly at: number;
  readonly request: RecordedRequest;
  readonly status: number;
  readonly outcome: Outcome;
  /** Description of the interaction that answered. */
  readonly interaction: string | undefined;
  readonly diagnosis: Diagnosis | undefined;
  readonly durationMs: number;
  /** Roughly what the entry takes of the memory. */
  readonly bytes: number;
}

export interface JournalLimits {
  readonly entries: number;
  readonly bytes: number;
}

export interface NextEntriesOptions {
  readonly accepts: (entry: JournalEntry) => boolean;
  readonly waitMs: number;
  readonly signal: AbortSignal;
}

/** The latest exchanges, as many as the limits allow. */
export class Journal {
  readonly #entries: JournalEntry[] = [];
  readonly #recorded = new WakeUp();
  #bytes = 0;
  #lastId = 0;

  constructor(private readonly limits: JournalLimits) {}

  /** Oldest first. */
  get entries(): readonly JournalEntry[] {
    return this.#entries;
  }

  record({ request, answer, durationMs }: Exchange): void {
    const { status, outcome, interaction, diagnosis } = answer;
    const recorded = recordRequest(request);
    const bytes = ENTRY_BYTES + recordedBytes(recorded) + (diagnosis === undefined ? 0 : diagnosisBytes(diagnosis));
    this.#entries.push({
      id: ++this.#lastId,
      at: Date.now(),
      request: recorded,
      status,
      outcome,
      interaction: interaction?.interaction.description,
      diagnosis,
      durationMs,
      bytes,
    });
    this.#bytes += bytes;
    while (this.#entries.length > this.limits.entries || this.#bytes > this.limits.bytes) {
      this.#bytes -= this.#entries.shift()?.bytes ?? 0;
    }
    this.#recorded.all();
  }

  clear(): void {
    this.#entries.length = 0;
    this.#bytes = 0;
  }

  /** The entries that are accepted: at once if there are any, else when there is one or the time is over. */
  async next({ accepts, waitMs, signal }: NextEntriesOptions): Promise<readonly JournalEntry[]> {
    const deadline = performance.now() + waitMs;
    for (;;) {
      const found = this.entries.filter(accepts);
      const rest = deadline - performance.now();
      if (found.length > 0 || rest <= 0 || signal.aborted) {
        return found;
      }
      await this.#recorded.next(rest, signal);
    }
  }
}

function diagnosisBytes({ message, nearest, normalised }: Diagnosis): number {
  return 2 * (message.length + JSON.stringify([nearest, normalised]).length);
}
