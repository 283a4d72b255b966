import { isJsonNumber, numberLexeme, type JsonValue } from '../json/json-value.js';
import { printJson } from '../json/print-json.js';

/** A scalar as text: a string itself, any other as JSON writes it. Lists and objects have none. */
export function scalarText(value: JsonValue): string | undefined {
  if (typeof value === 'string') {
    return value;
  }
  if (isJsonNumber(value)) {
    return numberLexeme(value);
  }
  return value === null || typeof value === 'boolean' ? String(value) : undefined;
}

/** The text that text rules see: that of a scalar, and the compact JSON of a list or an object. */
export function valueText(value: JsonValue): string {
  return scalarText(value) ?? printJson(value);
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
