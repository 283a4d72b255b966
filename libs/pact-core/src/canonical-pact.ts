import { isJsonObject, type JsonValue } from './json/json-value.js';
import { printJson } from './json/print-json.js';
import { JsonNode } from './parse/json-node.js';
import { parsePactText } from './parse/parse-pact-text.js';
import { runToEnd } from './slices.js';

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
  const pact = new JsonNode(runToEnd(parsePactText(text)), '$').asObject();
  const kept = new Map<string, JsonValue>();
  for (const [name, value] of pact) {
    if (!ADDED_TO_PACT.has(name)) {
      kept.set(name, canonicalMember(name, value));
    }
  }
  return printJson(kept, { sortKeys: true });
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
  return isJsonObject(interaction)
    ? new Map([...interaction].filter(([key]) => !ADDED_TO_INTERACTION.has(key)))
    : interaction;
}
