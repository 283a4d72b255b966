import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ownAnswer } from '../data-plane/answer.js';
import { Session } from '../sessions/session.js';
import { Journal } from './journal.js';
import type { JournalEntry } from './journal.js';

const SESSIONS = 5;
const limits = { entries: 20, bytes: 20_000 };
const answer = ownAnswer({ status: 200, outcome: 'match', body: {} });

/** Of a few sessions: whose it is, and the length of its path. */
const requests = fc.array(
  fc.record({ by: fc.nat({ max: SESSIONS - 1 }), length: fc.oneof(fc.nat({ max: 50 }), fc.nat({ max: 25_000 })) }),
  { maxLength: 100 },
);

function bytesOf(entries: readonly JournalEntry[]): number {
  return entries.reduce((sum, { bytes }) => sum + bytes, 0);
}

describe('Journal', () => {
  it('keeps within its limits the latest of each session, and all of one that takes no more than its share', () => {
    fc.assert(
      fc.property(requests, (made) => {
        const journal = new Journal(limits);
        const unlimited = new Journal({ entries: Infinity, bytes: Infinity });
        const sessions = Array.from({ length: SESSIONS }, (_, index) => new Session(`session ${index}`));
        for (const { by, length } of made) {
          const request = { method: 'GET', path: 'x'.repeat(length), query: '', headers: {}, body: new Uint8Array() };
          const session = sessions[by] ?? new Session('another');
          for (const each of [journal, unlimited]) {
            each.record({ request, answer, session, faults: [], durationMs: 1 });
          }
        }

        expect(journal.entries().length).toBeLessThanOrEqual(limits.entries);
        expect(bytesOf(journal.entries())).toBeLessThanOrEqual(limits.bytes);
        for (const session of sessions) {
          const kept = journal.entries(session).map(({ id }) => id);
          const all = unlimited.entries(session);
          expect(kept).toEqual(all.slice(all.length - kept.length).map(({ id }) => id));
          if (all.length <= limits.entries / SESSIONS && bytesOf(all) <= limits.bytes / SESSIONS) {
            expect(kept).toHaveLength(all.length);
          }
        }
      }),
    );
  });
});
