import type { PactInteraction } from './compile/contracts.js';
import type { GeneratorContext } from './generators/generator.js';
import type { HttpResponse } from './http-message.js';
import { InteractionMatcher } from './compile/interaction-matcher.js';
import { compileResponseWriter, isFixed } from './respond/response-writer.js';

/** What generators take from outside. */
export type ResponseContext = GeneratorContext;

const NO_CONTEXT: ResponseContext = { now: () => new Date(0), random: () => 0 };

/** Builds the response of an interaction: what its contract has as an example, and what its generators make. */
export function respond(interaction: PactInteraction, context: ResponseContext): HttpResponse {
  const write =
    interaction instanceof InteractionMatcher
      ? interaction.responseWriter
      : compileResponseWriter(interaction.interaction.response, new Set());
  return write(context);
}

/**
 * The response of an interaction whose contract leaves nothing to generators: the same for every request. Undefined for
 * others. Unlike `respond` it keeps nothing for the next time, which is for callers that keep what they make of it.
 */
export function fixedResponse({ interaction: { response } }: PactInteraction): HttpResponse | undefined {
  return isFixed(response) ? compileResponseWriter(response, new Set())(NO_CONTEXT) : undefined;
}
