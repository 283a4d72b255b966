import type { CompiledInteraction } from '../compile/contracts.js';
import type { GeneratorContext } from '../generators/generator.js';
import type { HttpResponse } from '../http-message.js';
import { InteractionMatcher } from '../match/interaction-matcher.js';
import { compileResponseWriter } from './response-writer.js';

/** What generators take from outside. */
export type ResponseContext = GeneratorContext;

/** Builds the response of an interaction: what its contract has as an example, and what its generators make. */
export function respond(interaction: CompiledInteraction, context: ResponseContext): HttpResponse {
  const write =
    interaction instanceof InteractionMatcher
      ? interaction.responseWriter
      : compileResponseWriter(interaction.interaction.response, new Set());
  return write(context);
}
