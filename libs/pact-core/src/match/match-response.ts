import { ReceivedBody } from '../bodies/received-body.js';
import type { PactInteraction } from '../compile/contracts.js';
import { compileResponse, type ResponseChecks } from '../compile/compile-response.js';
import type { HeaderFields, HttpResponse } from '../http-message.js';
import type { Mismatch } from '../mismatch.js';
import { InteractionMatcher } from '../compile/interaction-matcher.js';
import { MismatchList } from '../mismatch-list.js';

/** In what a response differs from what the interaction's contract allows, at most 50 mismatches; empty when it conforms. */
export function matchResponse(interaction: PactInteraction, response: HttpResponse): readonly Mismatch[] {
  const checks = responseChecks(interaction);
  const list = new MismatchList();
  if (!checks.status.check(response.status)) {
    const expected = checks.status.describe(response.status);
    const message = `Expected the status ${expected} but it was ${response.status}`;
    const actual = String(response.status);
    list.sink('status').add({ where: '', rule: checks.status.rule, expected, actual, message });
  }
  const headers = headerFields(response.headers);
  const headerSink = list.sink('header');
  for (const header of checks.headers) {
    header.compare(headers, headerSink);
  }
  const body = new ReceivedBody(response.body ?? new Uint8Array(), headers['content-type']?.[0]);
  checks.body.compare(body, list.sink('body'));
  return list.all;
}

function responseChecks(interaction: PactInteraction): ResponseChecks {
  return interaction instanceof InteractionMatcher
    ? interaction.responseChecks
    : compileResponse(interaction.interaction.response, new Set());
}

function headerFields(lines: HttpResponse['headers']): HeaderFields {
  const fields = new Map<string, string[]>();
  for (const [name, value] of lines) {
    const key = name.toLowerCase();
    fields.set(key, [...(fields.get(key) ?? []), value]);
  }
  return Object.fromEntries(fields);
}
