import type { JsonValue } from '../json/json-value.js';
import type { Interaction, Pact } from '../model/pact.js';
import { runToEnd, type Slices } from '../slices.js';
import { JsonNode } from './json-node.js';
import { parseInteraction, parseV3Message } from './parse-interaction.js';
import { parsePactText } from './parse-pact-text.js';
import { parseSpecificationVersion } from './specification-version.js';

/** Interactions between two steps: well under a millisecond of work. */
const INTERACTIONS_PER_SLICE = 64;

/**
 * Reads a pact file of any specification version into one model.
 *
 * @throws ContractError when the text is not JSON or not a pact; its `path` names the place
 * @example
 * const pact = parsePact('{"consumer":{"name":"c"},"provider":{"name":"p"},"interactions":[]}');
 */
export function parsePact(text: string): Pact {
  return runToEnd(parsePactInSlices(text));
}

/** `parsePact` in small steps. */
export function* parsePactInSlices(text: string): Slices<Pact> {
  return yield* pactOf(yield* parsePactText(text));
}

/** Reads the JSON of a pact file, in small steps. */
export function* pactOf(json: JsonValue): Slices<Pact> {
  const root = new JsonNode(json, '$');
  const consumer = parsePacticipant(root, 'consumer');
  const provider = parsePacticipant(root, 'provider');
  const specification = parseSpecificationVersion(root.member('metadata'));
  const interactions: Interaction[] = [];
  for (const node of root.member('interactions')?.items() ?? []) {
    interactions.push(parseInteraction(node, interactions.length, specification));
    if (interactions.length % INTERACTIONS_PER_SLICE === 0) {
      yield;
    }
  }
  for (const node of root.member('messages')?.items() ?? []) {
    interactions.push(parseV3Message(node, interactions.length));
  }
  return { consumer, provider, specification, interactions };
}

function parsePacticipant(root: JsonNode, role: 'consumer' | 'provider'): string {
  const name = root.requiredMember(role).requiredMember('name');
  const text = name.asString();
  return text.trim() === '' ? name.fail('a name') : text;
}
