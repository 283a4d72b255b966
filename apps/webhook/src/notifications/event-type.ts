import { memberOf } from './member-of.js';

const names = ['reason', 'eventType', 'event_type'];

/** What a notification says has happened: the first of `reason`, `eventType` and `event_type` that is there, when it is a text. */
export function eventTypeOf(payload: unknown): string {
  for (const name of names) {
    const member = memberOf(payload, name);
    if (member !== undefined) {
      return typeof member.value === 'string' ? member.value : 'unknown';
    }
  }
  return 'unknown';
}
