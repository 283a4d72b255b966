import type { HeaderFields } from '../http-message.js';
import type { MismatchSink } from '../mismatch-sink.js';
import type { RuleList } from '../model/pact.js';
import { splitHeaderValue } from '../text/header-text.js';
import { compileHeaderEquality } from '../checks/header-equality.js';
import { OneByOne, reportMissing, type TextsComparison } from '../checks/text-equality.js';
import { RuledTexts } from '../checks/text-rules.js';
import { compileValueCheck } from '../checks/value-check.js';

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
export function compileHeader(expected: ExpectedHeader): HeaderComparison {
  const key = expected.name.toLowerCase();
  return new ExpectedHeaderComparison(key, compileValues(key, expected), expected.isByPresence);
}

function compileValues(key: string, { name, values, rules }: ExpectedHeader): TextsComparison {
  const checks = values.map((expected) =>
    rules === undefined
      ? compileHeaderEquality(key, expected)
      : compileValueCheck(rules, { expected: expected.trim(), domain: 'text' }),
  );
  const oneByOne = new OneByOne({ noun: 'header', name, values, checks, takesEmptyValues: true });
  if (rules === undefined) {
    return oneByOne;
  }
  const selected = { list: rules, isCascaded: false };
  const ruled = new RuledTexts({ noun: 'header', name, values, selected, checks });
  return {
    noun: 'header',
    name,
    values,
    // One value for one is not a list: rules for lists have no say.
    compare: (actual, sink) =>
      values.length === 1 && actual.length === 1 ? oneByOne.compare(actual, sink) : ruled.compare(actual, sink),
  };
}

class ExpectedHeaderComparison implements HeaderComparison {
  constructor(
    readonly name: string,
    private readonly texts: TextsComparison,
    private readonly isByPresence: boolean,
  ) {}

  compare(headers: HeaderFields, sink?: MismatchSink): boolean {
    // A plain object of headers has inherited members, such as `constructor`.
    const lines = Object.hasOwn(headers, this.name) ? headers[this.name] : undefined;
    if (lines === undefined || lines.length === 0) {
      reportMissing(this.texts, sink);
      return false;
    }
    return this.isByPresence || this.texts.compare(valuesOf(this.name, lines), sink);
  }
}

/** Without the white space around them. */
function valuesOf(key: string, lines: readonly string[]): readonly string[] {
  const [line] = lines;
  return lines.length === 1 && line !== undefined && !line.includes(',')
    ? [line.trim()]
    : lines.flatMap((each) => splitHeaderValue(key, each));
}
