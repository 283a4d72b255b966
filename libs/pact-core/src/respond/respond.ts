import { bytesOf } from '../bodies/compile-body.js';
import type { CompiledInteraction } from '../compile/contracts.js';
import type { HttpResponse } from '../http-message.js';
import type { JsonObject } from '../json/json-value.js';

/** What generators take from outside. */
export interface ResponseContext {
  readonly now: () => Date;
  /** A number from 0 to below 1. */
  readonly random: () => number;
  readonly providerStateValues?: JsonObject;
  readonly mockServerUrl?: string;
}

/** Builds the response of an interaction. */
export function respond({ interaction }: CompiledInteraction, context: ResponseContext): HttpResponse {
  void context;
  const { status, headers, body } = interaction.response;
  return {
    status,
    headers: [...headers].flatMap(([name, values]) => values.map((value) => [name, value] as const)),
    body: body.kind === 'missing' || body.kind === 'null' || body.kind === 'empty' ? undefined : bytesOf(body),
  };
}
