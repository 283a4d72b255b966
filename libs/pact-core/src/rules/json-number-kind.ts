import { JsonNumber, numberLexeme, type JsonValue } from '../json/json-value.js';

const INTEGER_LEXEME = /^-?\d+$/;

/**
 * Whether a JSON value is written as an integer. The lexeme decides, as in the reference: `7.0`, `1e3` and `-0` are
 * decimals.
 */
export function isInteger(value: JsonValue): boolean {
  if (typeof value === 'number') {
    // From 1e21 on JavaScript prints (and so the JSON text had) an exponent.
    return Number.isInteger(value) && Math.abs(value) < 1e21;
  }
  return value instanceof JsonNumber && INTEGER_LEXEME.test(value.lexeme) && value.lexeme !== '-0';
}

/** Whether a JSON value is a number that is not written as an integer. */
export function isDecimal(value: JsonValue): boolean {
  return (typeof value === 'number' || value instanceof JsonNumber) && !isInteger(value);
}

/** Whether two JSON numbers are equal: integers digit by digit, decimals by their value, one never the other. */
export function equalNumbers(left: number | JsonNumber, right: number | JsonNumber): boolean {
  if (typeof left === 'number' && typeof right === 'number') {
    return left === right;
  }
  if (isInteger(left)) {
    return isInteger(right) && numberLexeme(left) === numberLexeme(right);
  }
  return !isInteger(right) && Number(numberLexeme(left)) === Number(numberLexeme(right));
}
