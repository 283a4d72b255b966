import { isJsonNumber, numberLexeme, type JsonValue } from '../json/json-value.js';
import { printJson } from '../json/print-json.js';
import { isDecimal } from './json-number-kind.js';
import { scalarText } from './scalar-text.js';

/** From so many digits before the point, or zeros behind it, on the reference writes an exponent. */
const MOST_DIGITS_BEFORE_POINT = 16;
const MOST_ZEROS_BEHIND_POINT = 4;

/**
 * The text that text rules see: that of a scalar, and the compact JSON of a list or an object. Decimals are written by
 * their value, as in the reference: `1.50` and `15e-1` are `1.5`, `1e3` is `1000.0`.
 */
export function comparedText(value: JsonValue): string {
  if (isJsonNumber(value) && isDecimal(value)) {
    return decimalText(value);
  }
  return scalarText(value) ?? printJson(value);
}

function decimalText(value: Parameters<typeof numberLexeme>[0]): string {
  const lexeme = numberLexeme(value);
  const [, sign = '', first = '', rest = '', power = ''] =
    /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(Number(lexeme).toExponential()) ?? [];
  if (first === '') {
    return lexeme; // beyond the range of a double
  }
  const exponent = Number(power);
  const digits = first + rest;
  const minus = sign === '' && Object.is(Number(lexeme), -0) ? '-' : sign;
  if (exponent >= MOST_DIGITS_BEFORE_POINT || exponent < -(MOST_ZEROS_BEHIND_POINT + 1)) {
    return `${minus}${first}${rest === '' ? '' : `.${rest}`}e${exponent}`;
  }
  if (exponent < 0) {
    return `${minus}0.${'0'.repeat(-exponent - 1)}${digits}`;
  }
  return `${minus}${digits.slice(0, exponent + 1).padEnd(exponent + 1, '0')}.${digits.slice(exponent + 1) || '0'}`;
}
