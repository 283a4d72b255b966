import type { MismatchSink } from '../mismatch-sink.js';
import { shownText } from '../rules/scalar-text.js';
import type { ValueCheck } from './value-check.js';

/** Compares the values of a header, a query parameter or a form field, in their order; with a sink mismatches are reported. */
export interface TextsComparison {
  /** What messages call it: `query parameter`. */
  readonly noun: string;
  readonly name: string;
  /** Those of the example. */
  readonly values: readonly string[];
  compare(actual: readonly string[], sink?: MismatchSink): boolean;
}

export interface PlacedTexts extends Pick<TextsComparison, 'name' | 'noun' | 'values'> {
  /** One for each value. */
  readonly checks: readonly ValueCheck[];
  /** Whether values beyond the example's may come if they are empty. */
  readonly takesEmptyValues: boolean;
}

/** Compares the values at the same place. */
export class OneByOne implements TextsComparison {
  readonly noun: string;
  readonly name: string;
  readonly values: readonly string[];
  readonly #checks: readonly ValueCheck[];
  readonly #takesEmptyValues: boolean;

  constructor({ noun, name, values, checks, takesEmptyValues }: PlacedTexts) {
    this.noun = noun;
    this.name = name;
    this.values = values;
    this.#checks = checks;
    this.#takesEmptyValues = takesEmptyValues;
  }

  compare(actual: readonly string[], sink?: MismatchSink): boolean {
    let isRight = true;
    if (!this.#hasCount(actual)) {
      isRight = false;
      if (sink === undefined) {
        return false;
      }
      const { noun, name, values } = this;
      const message = `Expected the ${noun} ${name} to have ${values.length} value(s) but it has ${actual.length}`;
      sink.add({ where: name, rule: 'equality', expected: values.join(', '), actual: actual.join(', '), message });
    }
    for (let index = 0; index < this.#checks.length; index += 1) {
      const check = this.#checks[index];
      const value = actual[index];
      if (check !== undefined && value !== undefined && !check.check(value)) {
        isRight = false;
        if (sink === undefined || sink.isFull) {
          return false;
        }
        reportValue(this, { index, value, check, sink });
      }
    }
    return isRight;
  }

  #hasCount(actual: readonly string[]): boolean {
    const { length } = this.values;
    return (
      actual.length === length ||
      (this.#takesEmptyValues && actual.length > length && actual.slice(length).every((value) => value === ''))
    );
  }
}

interface WrongValue {
  readonly index: number;
  readonly value: string;
  readonly check: ValueCheck;
  readonly sink: MismatchSink;
}

export function reportValue(
  { noun, name, values }: Pick<TextsComparison, 'name' | 'noun' | 'values'>,
  { index, value, check, sink }: WrongValue,
): void {
  const message = `Expected the ${noun} ${name} ${check.describe(value)} but it was ${shownText(value)}`;
  sink.add({ where: name, rule: check.rule, expected: values[index] ?? '', actual: value, message });
}

export function reportMissing({ noun, name, values }: TextsComparison, sink: MismatchSink | undefined): void {
  sink?.add({
    where: name,
    rule: 'equality',
    expected: values.join(', '),
    actual: 'nothing',
    message: `Expected the ${noun} ${name} but it is missing`,
  });
}
