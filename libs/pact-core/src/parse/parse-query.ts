import type { RequestPattern } from '../model/pact.js';
import { NOTHING } from '../model/nothing.js';
import { parseQueryText } from '../text/query-text.js';
import type { JsonNode } from './json-node.js';

/** Reads a query: text in V1 and V2, an object of value lists since V3. */
export function parseQuery(node: JsonNode | undefined): RequestPattern['query'] {
  if (node === undefined) {
    return NOTHING;
  }
  if (typeof node.value === 'string') {
    return parseQueryText(node.value);
  }
  return new Map(
    node.members().map(([name, value]) => [name, Array.isArray(value.value) ? value.items().map(text) : [text(value)]]),
  );
}

function text(node: JsonNode): string | null {
  return node.value === null ? null : node.asText();
}
