import type { CompiledInteraction } from '../compile/contracts.js';
import type { HttpResponse } from '../http-message.js';
import type { Mismatch } from '../mismatch.js';

/** Everything in which a response differs from what the interaction's contract allows; empty when it conforms. */
export function matchResponse({ interaction }: CompiledInteraction, response: HttpResponse): readonly Mismatch[] {
  const { status } = interaction.response;
  if (status === response.status) {
    return [];
  }
  const message = `Expected the status to be ${status} but it was ${response.status}`;
  return [
    { part: 'status', where: '', rule: 'equality', expected: String(status), actual: String(response.status), message },
  ];
}
