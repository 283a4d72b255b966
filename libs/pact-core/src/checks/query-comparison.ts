import type { MismatchSink } from '../mismatch-sink.js';
import type { Query } from '../model/pact.js';
import { shownText } from '../rules/scalar-text.js';
import type { SelectedRules } from './rule-selection.js';
import { OneByOne, reportMissing, type TextsComparison } from './text-equality.js';
import { RuledTexts } from './text-rules.js';
import { compileValueCheck } from './value-check.js';

/** Where the rules of parameters are found. */
export interface QueryRules {
  readonly ofName: (name: string) => SelectedRules | undefined;
  readonly ofValue: (name: string, index: number) => SelectedRules | undefined;
}

export interface QueryPattern {
  /** What messages call a parameter. */
  readonly noun: string;
  readonly expected: Query;
  /** Names that are ignored unless they are expected. */
  readonly dropped: ReadonlySet<string>;
}

/**
 * Prepares the comparison of decoded queries (and of form bodies, which follow the same rules).
 *
 * @throws ContractError when a rule makes no sense
 */
export function compileQuery(pattern: QueryPattern, rules: QueryRules): QueryComparison {
  const { noun, expected } = pattern;
  return new QueryComparison(
    pattern,
    [...expected].map(([name, values]) => compileParameter({ noun, name, values }, rules)),
  );
}

/** Compares a query with the one of a contract; with a sink every mismatch is reported. */
export class QueryComparison {
  constructor(
    private readonly pattern: QueryPattern,
    private readonly parameters: readonly TextsComparison[],
  ) {}

  compare(actual: Query, sink?: MismatchSink): boolean {
    let isRight = true;
    for (const parameter of this.parameters) {
      if (!compareParameter(parameter, actual.get(parameter.name), sink)) {
        isRight = false;
        if (sink === undefined || sink.isFull) {
          return false;
        }
      }
    }
    // With all that is expected and no more names than that, there is no other.
    const isComplete = isRight && actual.size === this.parameters.length;
    return isComplete || (hasNoOther(actual, this.pattern, sink) && isRight);
  }
}

interface ExpectedParameter {
  readonly noun: string;
  readonly name: string;
  readonly values: readonly (string | null)[];
}

function compileParameter(expected: ExpectedParameter, { ofName, ofValue }: QueryRules): TextsComparison {
  const { noun, name } = expected;
  const values = expected.values.map(textOf);
  const selected = ofName(name);
  const checks = values.map((value, index) =>
    compileValueCheck(ofValue(name, index)?.list, { expected: value, domain: 'text' }),
  );
  return selected === undefined
    ? new OneByOne({ noun, name, values, checks, takesEmptyValues: false })
    : new RuledTexts({ noun, name, values, selected, checks });
}

function compareParameter(
  parameter: TextsComparison,
  actual: readonly (string | null)[] | undefined,
  sink: MismatchSink | undefined,
): boolean {
  if (actual === undefined) {
    reportMissing(parameter, sink);
    return false;
  }
  return parameter.compare(actual.map(textOf), sink);
}

/** `a` is the same as `a=`. */
function textOf(value: string | null): string {
  return value ?? '';
}

function hasNoOther(actual: Query, { noun, expected, dropped }: QueryPattern, sink: MismatchSink | undefined): boolean {
  if (actual.size === 0) {
    return true;
  }
  let isRight = true;
  for (const [name, values] of actual) {
    if (!expected.has(name) && !dropped.has(name)) {
      isRight = false;
      if (sink === undefined || sink.isFull) {
        return false;
      }
      const shown = values.join(', ');
      const message = `Expected no ${noun} ${name} but it is there with ${shownText(shown)}`;
      sink.add({ where: name, rule: 'equality', expected: 'nothing', actual: shown, message });
    }
  }
  return isRight;
}
