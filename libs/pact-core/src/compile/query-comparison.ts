import type { MismatchSink } from '../mismatch-sink.js';
import type { Query, RuleList } from '../model/pact.js';
import { optionalCount } from '../rules/definition.js';
import { ruleKindOf } from '../rules/rule-kind.js';
import { shownText } from '../rules/scalar-text.js';
import { associatedRules } from './associated-rules.js';
import { compileValueCheck, type ValueCheck } from './value-check.js';

/** Where the rules of parameters are found. */
export interface QueryRules {
  readonly ofName: (name: string) => RuleList | undefined;
  readonly ofValue: (name: string, index: number) => RuleList | undefined;
}

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
  /** One for each value of the example; undefined where no value is compared for itself. */
  readonly checks: readonly (ValueCheck | undefined)[];
  readonly hasRules: boolean;
  readonly least: number;
  readonly most: number;
  /** Whether each expected value must be there, wherever (`arrayContains`). */
  readonly mustContainAll: boolean;
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
    [...expected].map(([name, values]) => prepare({ noun, name, values }, rules)),
  );
}

/** Compares a query with the one of a contract; with a sink every mismatch is reported. */
export class QueryComparison {
  constructor(
    private readonly pattern: QueryPattern,
    private readonly parameters: readonly PreparedParameter[],
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
    return hasNoOther(actual, this.pattern, sink) && isRight;
  }
}

interface ExpectedParameter {
  readonly noun: string;
  readonly name: string;
  readonly values: readonly (string | null)[];
}

function prepare(expected: ExpectedParameter, { ofName, ofValue }: QueryRules): PreparedParameter {
  const { noun, name } = expected;
  const values = expected.values.map((value) => value ?? '');
  const rules = withRules(ofName(name));
  const kinds = rules?.rules.map(ruleKindOf) ?? [];
  const hasSize = rules === undefined || kinds.includes('equality');
  const sizes = rules?.rules.filter((definition) => ruleKindOf(definition) === 'type') ?? [];
  return {
    noun,
    name,
    values,
    checks: values.map((value, index) => compileParameterValue(value, withRules(ofValue(name, index)))),
    hasRules: rules !== undefined,
    least: hasSize ? values.length : Math.max(0, ...sizes.map((definition) => optionalCount(definition, 'min') ?? 0)),
    most: hasSize
      ? values.length
      : Math.min(...sizes.map((definition) => optionalCount(definition, 'max') ?? Infinity)),
    mustContainAll: kinds.includes('arrayContains'),
  };
}

function withRules(list: RuleList | undefined): RuleList | undefined {
  return list === undefined || list.rules.length === 0 ? undefined : list;
}

function compileParameterValue(expected: string, rules: RuleList | undefined): ValueCheck | undefined {
  const ofValues = rules === undefined ? undefined : rulesOfValues(rules);
  return ofValues?.rules.length === 0 ? undefined : compileValueCheck(ofValues, { expected, domain: 'text' });
}

/** The rules for each value: those that `eachValue` holds stand for themselves, `arrayContains` is for all values. */
function rulesOfValues(list: RuleList): RuleList {
  const rules = list.rules.flatMap((definition) => {
    switch (ruleKindOf(definition)) {
      case 'arrayContains':
        return [];
      case 'eachValue':
        return associatedRules(definition, list.source).rules;
      default:
        return [definition];
    }
  });
  return { ...list, rules };
}

function compareParameter(
  { noun, name, values, checks, hasRules, least, most, mustContainAll }: PreparedParameter,
  actual: readonly (string | null)[] | undefined,
  sink: MismatchSink | undefined,
): boolean {
  if (actual === undefined) {
    sink?.add({
      where: name,
      rule: 'equality',
      expected: values.join(', '),
      actual: 'nothing',
      message: `Expected the ${noun} ${name} but it is missing`,
    });
    return false;
  }
  let isRight = true;
  const { length } = actual;
  if (length < least || length > most) {
    isRight = false;
    if (sink === undefined) {
      return false;
    }
    const message = `Expected the ${noun} ${name} to have ${countText(least, most)} value(s) but it has ${length}`;
    sink.add({ where: name, rule: 'type', expected: values.join(', '), actual: actual.join(', '), message });
  }
  const missing = mustContainAll ? values.find((value) => !actual.includes(value)) : undefined;
  if (missing !== undefined) {
    isRight = false;
    if (sink === undefined) {
      return false;
    }
    const message = `Expected the ${noun} ${name} to contain ${shownText(missing)}`;
    sink.add({ where: name, rule: 'arrayContains', expected: missing, actual: actual.join(', '), message });
  }
  for (let index = 0; index < length; index += 1) {
    const value = actual[index] ?? '';
    const check = checks[index] ?? (hasRules ? checks[0] : undefined);
    if (check !== undefined && !check.check(value)) {
      isRight = false;
      if (sink === undefined || sink.isFull) {
        return false;
      }
      const message = `Expected the ${noun} ${name} ${check.describe(value)} but it was ${shownText(value)}`;
      sink.add({ where: name, rule: check.rule, expected: values[index] ?? '', actual: value, message });
    }
  }
  return isRight;
}

function countText(least: number, most: number): string {
  if (least === most) {
    return String(least);
  }
  return most === Infinity ? `at least ${least}` : `${least} to ${most}`;
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
