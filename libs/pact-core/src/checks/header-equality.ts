import type { JsonValue } from '../json/json-value.js';
import { shownText } from '../rules/scalar-text.js';
import type { ValueCheck } from './value-check.js';

/** Headers whose parameters are compared one by one. */
const PARAMETERISED = new Set(['accept', 'content-type']);

/** Whether parameters of a header (`;charset=utf-8`) are compared one by one. */
export function isParameterisedHeader(lowerCaseName: string): boolean {
  return PARAMETERISED.has(lowerCaseName);
}

/** Equality of one header value: white space around commas does not count. */
export function compileHeaderEquality(lowerCaseName: string, expected: string): ValueCheck {
  return isParameterisedHeader(lowerCaseName) ? new ParameterisedEquality(expected) : new HeaderEquality(expected);
}

class HeaderEquality implements ValueCheck {
  readonly rule = 'equality';
  readonly #wanted: string;

  constructor(private readonly expected: string) {
    this.#wanted = normaliseHeaderValue(expected);
  }

  check(actual: JsonValue): boolean {
    return actual === this.#wanted || (typeof actual === 'string' && normaliseHeaderValue(actual) === this.#wanted);
  }

  describe(): string {
    return `to be ${shownText(this.expected)}`;
  }
}

/** Every expected parameter must be there with its value, in any letter case; more may come. */
class ParameterisedEquality implements ValueCheck {
  readonly rule = 'equality';
  #wanted: ParameterisedValue | undefined;

  constructor(private readonly expected: string) {}

  check(actual: JsonValue): boolean {
    if (actual === this.expected) {
      return true;
    }
    this.#wanted ??= divide(this.expected);
    return typeof actual === 'string' && includesParameters(divide(actual), this.#wanted);
  }

  describe(): string {
    return `to be ${shownText(this.expected)}`;
  }
}

interface ParameterisedValue {
  readonly value: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** Names and values are read as they are written: only the letter case of values does not count. What has no `=` is ignored. */
function divide(text: string): ParameterisedValue {
  const [value = '', ...rest] = text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const parameters = new Map<string, string>();
  for (const parameter of rest) {
    const equals = parameter.indexOf('=');
    if (equals >= 0) {
      const stated = parameter.slice(equals + 1).trim();
      parameters.set(parameter.slice(0, equals).trim(), stated.toLowerCase());
    }
  }
  return { value, parameters };
}

function includesParameters(actual: ParameterisedValue, wanted: ParameterisedValue): boolean {
  if (actual.value !== wanted.value) {
    return false;
  }
  for (const [name, value] of wanted.parameters) {
    if (actual.parameters.get(name) !== value) {
      return false;
    }
  }
  return true;
}

/** A header value without the white space that does not count: around it, and around commas. */
export function normaliseHeaderValue(text: string): string {
  return text.includes(',') ? text.replace(/\s*,\s*/g, ',').trim() : text.trim();
}
