import { JsonNumber, numberLexeme, type JsonValue } from '../json/json-value.js';

const INTEGER_LEXEME = /^-?\d+$/;
/** Longer than these, an integer may be out of range. */
const SURE_DIGITS = 18;
const LEAST_INTEGER = -(2n ** 63n);
const MOST_INTEGER = 2n ** 64n - 1n;
const MOST_DIGITS = 20;

/**
 * Whether a JSON value is written as an integer of 64 bits. The lexeme decides, as in the reference: `7.0`, `1e3`, `-0`
 * and integers of more bits are decimals.
 */
export function isInteger(value: JsonValue): boolean {
  if (typeof value === 'number') {
    return Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 64;
  }
  return value instanceof JsonNumber && isIntegerLexeme(value.lexeme);
}

function isIntegerLexeme(lexeme: string): boolean {
  if (!INTEGER_LEXEME.test(lexeme) || lexeme === '-0') {
    return false;
  }
  if (lexeme.length <= SURE_DIGITS) {
    return true;
  }
  // No more digits than the widest has: converting them all would take quadratic time.
  const integer = lexeme.length <= MOST_DIGITS ? BigInt(lexeme) : undefined;
  return integer !== undefined && integer >= LEAST_INTEGER && integer <= MOST_INTEGER;
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
