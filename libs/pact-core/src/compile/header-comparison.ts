import type { HeaderFields } from '../http-message.js';
import type { MismatchSink } from '../mismatch-sink.js';
import type { RuleList } from '../model/pact.js';
import { shownText } from '../rules/scalar-text.js';
import { splitHeaderValue } from '../text/header-text.js';
import { compileHeaderEquality } from './header-equality.js';
import { compileValueCheck, type ValueCheck } from './value-check.js';

/** Compares one header that a contract names; with a sink every mismatch is reported. */
export interface HeaderComparison {
  /** Lower case. */
  readonly name: string;
  compare(headers: HeaderFields, sink?: MismatchSink): boolean;
}

export interface ExpectedHeader {
  readonly name: string;
  readonly values: readonly string[];
  readonly rules: RuleList | undefined;
  /** Whether any value does. */
  readonly isByPresence: boolean;
}

/**
 * Prepares the comparison of one header.
 *
 * @throws ContractError when a rule makes no sense
 */
export function compileHeader({ name, values, rules, isByPresence }: ExpectedHeader): HeaderComparison {
  const key = name.toLowerCase();
  const checkOf = (expected: string): ValueCheck =>
    rules === undefined ? compileHeaderEquality(key, expected) : compileValueCheck(rules, { expected, domain: 'text' });
  return new ExpectedHeaderComparison({
    name: key,
    statedName: name,
    values,
    checks: isByPresence ? undefined : values.map(checkOf),
    hasRules: rules !== undefined,
  });
}

interface PreparedHeader {
  readonly name: string;
  readonly statedName: string;
  readonly values: readonly string[];
  /** One for each value; undefined where any value does. */
  readonly checks: readonly ValueCheck[] | undefined;
  readonly hasRules: boolean;
}

class ExpectedHeaderComparison implements HeaderComparison {
  readonly name: string;
  readonly #statedName: string;
  readonly #values: readonly string[];
  readonly #checks: readonly ValueCheck[] | undefined;
  readonly #hasRules: boolean;

  constructor({ name, statedName, values, checks, hasRules }: PreparedHeader) {
    this.name = name;
    this.#statedName = statedName;
    this.#values = values;
    this.#checks = checks;
    this.#hasRules = hasRules;
  }

  compare(headers: HeaderFields, sink?: MismatchSink): boolean {
    // A plain object of headers has inherited members, such as `constructor`.
    const lines = Object.hasOwn(headers, this.name) ? headers[this.name] : undefined;
    if (lines === undefined || lines.length === 0) {
      sink?.add({
        where: this.#statedName,
        rule: 'equality',
        expected: this.#values.join(', '),
        actual: 'nothing',
        message: `Expected the header ${this.#statedName} but it is missing`,
      });
      return false;
    }
    return this.#checks === undefined || this.#compareValues(this.#checks, valuesOf(this.name, lines), sink);
  }

  #compareValues(checks: readonly ValueCheck[], actual: readonly string[], sink: MismatchSink | undefined): boolean {
    const name = this.#statedName;
    const values = this.#values;
    let isRight = true;
    if (!this.#hasRules && actual.length !== values.length) {
      isRight = false;
      if (sink === undefined) {
        return false;
      }
      const message = `Expected the header ${name} to have ${values.length} value(s) but it has ${actual.length}`;
      sink.add({ where: name, rule: 'equality', expected: values.join(', '), actual: actual.join(', '), message });
    }
    for (let index = 0; index < actual.length; index += 1) {
      const value = actual[index] ?? '';
      const check = checks[index] ?? (this.#hasRules ? checks[0] : undefined);
      if (check !== undefined && !check.check(value)) {
        isRight = false;
        if (sink === undefined || sink.isFull) {
          return false;
        }
        const message = `Expected the header ${name} ${check.describe(value)} but it was ${shownText(value)}`;
        sink.add({ where: name, rule: check.rule, expected: values[index] ?? '', actual: value, message });
      }
    }
    return isRight;
  }
}

function valuesOf(key: string, lines: readonly string[]): readonly string[] {
  const [line] = lines;
  return lines.length === 1 && line !== undefined && !line.includes(',')
    ? lines
    : lines.flatMap((each) => splitHeaderValue(key, each));
}
