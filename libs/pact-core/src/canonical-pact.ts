import { isJsonObject, type JsonValue } from './json/json-value.js';
import { printJsonInChunks } from './json/print-json.js';
import type { Pact } from './model/pact.js';
import { JsonNode } from './parse/json-node.js';
import { parsePactText } from './parse/parse-pact-text.js';
import { pactOf } from './parse/parse-pact.js';
import { runToEnd, type Slices } from './slices.js';

/** Members that a broker or a tool adds, and that say nothing about the contract. */
const ADDED_TO_PACT = new Set(['_links', 'createdAt', 'id']);
const ADDED_TO_INTERACTION = new Set(['_id', '_links']);
const KEPT_METADATA = new Set(['pactSpecification', 'pact-specification', 'pactSpecificationVersion']);

/**
 * One text for all files that state the same contract, to be hashed: members sorted, white space and what tools and
 * brokers add left out.
 *
 * @throws ContractError when the text is not a JSON object
 */
export function canonicalPact(text: string): string {
  return Array.from(canonicalChunks(runToEnd(parsePactText(text)))).join('');
}

/** What a pact file says, and what tells it from others. */
export interface ReadPact {
  readonly pact: Pact;
  /** The text of `canonicalPact` in pieces, each of which is made when it is asked for, in about a millisecond. */
  readonly canonical: Iterable<string>;
}

/**
 * `parsePact` and `canonicalPact` of a text that is read once, in small steps.
 *
 * @throws ContractError when the text is not JSON or not a pact
 */
export function* readPactInSlices(text: string): Slices<ReadPact> {
  const json = yield* parsePactText(text);
  return { pact: yield* pactOf(json), canonical: canonicalChunks(json) };
}

function* canonicalChunks(json: JsonValue): Generator<string, void> {
  const pact = new JsonNode(json, '$').asObject();
  const kept = new Map<string, JsonValue>();
  for (const [name, value] of pact) {
    if (!ADDED_TO_PACT.has(name)) {
      kept.set(name, canonicalMember(name, value));
    }
  }
  yield* printJsonInChunks(kept, { sortKeys: true });
}

function canonicalMember(name: string, value: JsonValue): JsonValue {
  if (name === 'metadata' && isJsonObject(value)) {
    return new Map([...value].filter(([key]) => KEPT_METADATA.has(key)));
  }
  if ((name === 'interactions' || name === 'messages') && Array.isArray(value)) {
    return value.map(withoutAdditions);
  }
  return value;
}

function withoutAdditions(interaction: JsonValue): JsonValue {
  return isJsonObject(interaction) && [...ADDED_TO_INTERACTION].some((name) => interaction.has(name))
    ? new Map([...interaction].filter(([key]) => !ADDED_TO_INTERACTION.has(key)))
    : interaction;
}
