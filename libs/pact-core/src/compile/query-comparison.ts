import type { MismatchSink } from '../mismatch-sink.js';
import type { Query, RuleList } from '../model/pact.js';
import { optionalCount } from '../rules/definition.js';
import { ruleKindOf } from '../rules/rule-kind.js';
import { shownText } from '../rules/scalar-text.js';
import { compileValueCheck, type ValueCheck } from './value-check.js';

/** Compares a query with the one of a contract; with a sink every mismatch is reported. */
export type QueryComparison = (actual: Query, sink?: MismatchSink) => boolean;

export interface QueryPattern {
  /** What messages call a parameter. */
  readonly noun: string;
  readonly expected: Query;
  /** Names that are ignored unless they are expected. */
  readonly dropped: ReadonlySet<string>;
}

interface PreparedParameter {
  readonly noun: string;
  readonly name: string;
  readonly values: readonly string[];
  readonly checks: readonly ValueCheck[];
  readonly hasRules: boolean;
  readonly min: number;
  readonly max: number;
}

/**
 * Prepares the comparison of decoded queries (and of form bodies, which follow the same rules).
 *
 * @throws ContractError when a rule makes no sense
 */
export function compileQuery(pattern: QueryPattern, ruleFor: (name: string) => RuleList | undefined): QueryComparison {
  const { noun, expected } = pattern;
  const parameters = Array.from(expected, ([name, values]) => prepare({ noun, name, values }, ruleFor(name)));
  return (actual, sink) => {
    let isRight = true;
    for (const parameter of parameters) {
      if (!compareParameter(parameter, actual.get(parameter.name), sink)) {
        isRight = false;
        if (sink === undefined) {
          return false;
        }
      }
    }
    return hasNoOther(actual, pattern, sink) && isRight;
  };
}

interface ExpectedParameter {
  readonly noun: string;
  readonly name: string;
  readonly values: readonly (string | null)[];
}

function prepare(expected: ExpectedParameter, rules: RuleList | undefined): PreparedParameter {
  const { noun, name } = expected;
  const values = expected.values.map((value) => value ?? '');
  const sizes = (rules?.rules ?? []).filter((definition) => ruleKindOf(definition) === 'type');
  return {
    noun,
    name,
    values,
    checks: values.map((value) => compileValueCheck(rules, { expected: value, domain: 'text' })),
    hasRules: rules !== undefined,
    min: Math.max(0, ...sizes.map((definition) => optionalCount(definition, 'min') ?? 0)),
    max: Math.min(Infinity, ...sizes.map((definition) => optionalCount(definition, 'max') ?? Infinity)),
  };
}

function compareParameter(
  { noun, name, values, checks, hasRules, min, max }: PreparedParameter,
  actual: readonly (string | null)[] | undefined,
  sink: MismatchSink | undefined,
): boolean {
  if (actual === undefined) {
    const message = `Expected the ${noun} ${name} but it is missing`;
    sink?.add({ where: name, rule: 'equality', expected: values.join(', '), actual: 'nothing', message });
    return false;
  }
  let isRight = true;
  const { length } = actual;
  if (hasRules ? length < min || length > max : length !== values.length) {
    isRight = false;
    const message = `Expected the ${noun} ${name} to have ${values.length} value(s) but it has ${length}`;
    sink?.add({ where: name, rule: 'type', expected: values.join(', '), actual: actual.join(', '), message });
  }
  for (let index = 0; index < length; index += 1) {
    const value = actual[index] ?? '';
    const check = checks[index] ?? (hasRules ? checks[0] : undefined);
    if (check !== undefined && !check.check(value)) {
      isRight = false;
      const message = `Expected the ${noun} ${name} ${check.describe(value)} but it was ${shownText(value)}`;
      sink?.add({ where: name, rule: check.rule, expected: values[index] ?? '', actual: value, message });
    }
  }
  return isRight;
}

function hasNoOther(actual: Query, { noun, expected, dropped }: QueryPattern, sink: MismatchSink | undefined): boolean {
  if (actual.size === 0) {
    return true;
  }
  let isRight = true;
  for (const [name, values] of actual) {
    if (!expected.has(name) && !dropped.has(name)) {
      isRight = false;
      const shown = values.join(', ');
      const message = `Expected no ${noun} ${name} but it is there with ${shownText(shown)}`;
      sink?.add({ where: name, rule: 'equality', expected: 'nothing', actual: shown, message });
    }
  }
  return isRight;
}
