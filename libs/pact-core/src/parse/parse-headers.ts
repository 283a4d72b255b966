import { NOTHING } from '../model/nothing.js';
import { splitHeaderValue } from '../text/header-text.js';
import type { JsonNode } from './json-node.js';

/** Reads headers: name to value, or to a list of values. */
export function parseHeaders(node: JsonNode | undefined): ReadonlyMap<string, readonly string[]> {
  if (node === undefined) {
    return NOTHING;
  }
  return new Map(node.members().map(([name, value]) => [name, parseValues(name.toLowerCase(), value)]));
}

function parseValues(lowerCaseName: string, node: JsonNode): readonly string[] {
  // Values that are listed already stay as they are, commas and all.
  return Array.isArray(node.value)
    ? node.items().map((item) => item.asText())
    : splitHeaderValue(lowerCaseName, node.asText());
}

/** The value of a header of any letter case. */
export function headerValue(
  headers: ReadonlyMap<string, readonly string[]>,
  lowerCaseName: string,
): string | undefined {
  for (const [name, values] of headers) {
    if (name.toLowerCase() === lowerCaseName) {
      return values[0];
    }
  }
  return undefined;
}
