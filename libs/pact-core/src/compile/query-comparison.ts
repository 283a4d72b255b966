import type { MismatchSink } from '../mismatch-sink.js';
import type { RequestPattern, RuleList } from '../model/pact.js';
import { optionalCount } from '../rules/definition.js';
import { ruleKindOf } from '../rules/rule-kind.js';
import { shownText } from '../rules/scalar-text.js';
import { compileValueCheck, type ValueCheck } from './value-check.js';

export type Query = RequestPattern['query'];

/** Compares a query with the one of a contract; with a sink every mismatch is reported. */
export type QueryComparison = (actual: Query, sink?: MismatchSink) => boolean;

interface PreparedParameter {
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
export function compileQuery(
  expected: Query,
  ruleFor: (name: string) => RuleList | undefined,
  dropped: ReadonlySet<string>,
): QueryComparison {
  const parameters = Array.from(expected, ([name, values]) => prepare(name, values, ruleFor(name)));
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
    return hasNoOther(actual, { expected, dropped }, sink) && isRight;
  };
}

function prepare(name: string, expected: readonly (string | null)[], rules: RuleList | undefined): PreparedParameter {
  const values = expected.map((value) => value ?? '');
  const sizes = (rules?.rules ?? []).filter((definition) => ruleKindOf(definition) === 'type');
  return {
    name,
    values,
    checks: values.map((value) => compileValueCheck(rules, { expected: value, domain: 'text' })),
    hasRules: rules !== undefined,
    min: Math.max(0, ...sizes.map((definition) => optionalCount(definition, 'min') ?? 0)),
    max: Math.min(Infinity, ...sizes.map((definition) => optionalCount(definition, 'max') ?? Infinity)),
  };
}

function compareParameter(
  { name, values, checks, hasRules, min, max }: PreparedParameter,
  actual: readonly (string | null)[] | undefined,
  sink: MismatchSink | undefined,
): boolean {
  if (actual === undefined) {
    const message = `Expected the query parameter ${name} but it is missing`;
    sink?.add({ where: name, rule: 'equality', expected: values.join(', '), actual: 'nothing', message });
    return false;
  }
  let isRight = true;
  const { length } = actual;
  if (hasRules ? length < min || length > max : length !== values.length) {
    isRight = false;
    const message = `Expected the query parameter ${name} to have ${values.length} value(s) but it has ${length}`;
    sink?.add({ where: name, rule: 'type', expected: values.join(', '), actual: actual.join(', '), message });
  }
  for (let index = 0; index < length; index += 1) {
    const value = actual[index] ?? '';
    const check = checks[index] ?? (hasRules ? checks[0] : undefined);
    if (check !== undefined && !check.check(value)) {
      isRight = false;
      const message = `Expected the query parameter ${name} ${check.describe(value)} but it was ${shownText(value)}`;
      sink?.add({ where: name, rule: check.rule, expected: values[index] ?? '', actual: value, message });
    }
  }
  return isRight;
}

function hasNoOther(
  actual: Query,
  { expected, dropped }: { readonly expected: Query; readonly dropped: ReadonlySet<string> },
  sink: MismatchSink | undefined,
): boolean {
  if (actual.size === 0) {
    return true;
  }
  let isRight = true;
  for (const [name, values] of actual) {
    if (!expected.has(name) && !dropped.has(name)) {
      isRight = false;
      const shown = values.join(', ');
      const message = `Expected no query parameter ${name} but it is there with ${shownText(shown)}`;
      sink?.add({ where: name, rule: 'equality', expected: 'nothing', actual: shown, message });
    }
  }
  return isRight;
}
