import { decodeQueryText } from './percent-encoding.js';

/** Decoded names and values of a query, in order; `null` stands for a name without `=`. Empty segments are ignored. */
export function parseQueryText(query: string): Map<string, (string | null)[]> {
  const parameters = new Map<string, (string | null)[]>();
  for (const segment of query.split('&')) {
    if (segment === '') {
      continue;
    }
    const equals = segment.indexOf('=');
    const name = decodeQueryText(equals < 0 ? segment : segment.slice(0, equals));
    const value = equals < 0 ? null : decodeQueryText(segment.slice(equals + 1));
    const values = parameters.get(name);
    if (values === undefined) {
      parameters.set(name, [value]);
    } else {
      values.push(value);
    }
  }
  return parameters;
}
