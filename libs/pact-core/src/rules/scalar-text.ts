import { isJsonNumber, numberLexeme, type JsonValue } from '../json/json-value.js';

/** The text that text rules see: a string itself, any other scalar as JSON writes it. Lists and objects have none. */
export function scalarText(value: JsonValue): string | undefined {
  if (typeof value === 'string') {
    return value;
  }
  if (isJsonNumber(value)) {
    return numberLexeme(value);
  }
  return value === null || typeof value === 'boolean' ? String(value) : undefined;
}

/** A value in an error text: quoted when it is a string, cut to a readable length. */
export function shownText(value: JsonValue | undefined): string {
  if (typeof value === 'string') {
    return value.length > 80 ? `"${value.slice(0, 80)}…"` : JSON.stringify(value);
  }
  if (value === undefined) {
    return 'nothing';
  }
  return scalarText(value) ?? (Array.isArray(value) ? 'a list' : 'an object');
}
