import type { JsonObject } from '../json/json-value.js';
import type { RuleList } from '../model/pact.js';
import { isContentOfType } from '../rules/content-type.js';
import { requiredText } from '../rules/definition.js';
import { ruleKindOf, type RuleKind } from '../rules/rule-kind.js';
import { compileRule } from '../rules/rule-table.js';
import { decodeUtf8Leniently } from '../text/utf8.js';
import type { BodyComparison } from './body-comparison.js';
import type { ReceivedBody } from './received-body.js';
import { rootRules } from './text-body.js';

/** A check of bytes. */
export interface BytesCheck {
  readonly rule: string;
  readonly check: (actual: ReceivedBody) => boolean;
  /** Second half of a sentence: `to be 12 given bytes`. */
  readonly describe: () => string;
}

/** Rules that bytes can satisfy. */
const FOR_BYTES: ReadonlySet<RuleKind> = new Set<RuleKind>([
  'contentType',
  'equality',
  'include',
  'notEmpty',
  'regex',
  'type',
]);

/** Bodies of bytes: equal, unless rules for `$` ask for something else. */
export function compileBinaryBody(expected: Uint8Array, rules: readonly RuleList[]): BodyComparison {
  const { rule, check, describe } = compileBytesCheck(expected, rootRules(rules));
  return {
    compare: (actual, sink) => {
      if (check(actual)) {
        return true;
      }
      const { length } = actual.bytes;
      const message = `Expected the body ${describe()} but it is ${length} others`;
      sink?.add({ where: '$', rule, expected: `${expected.length} bytes`, actual: `${length} bytes`, message });
      return false;
    },
  };
}

/** What rules demand of bytes; without rules they must be the example's. */
export function compileBytesCheck(expected: Uint8Array, list: RuleList | undefined): BytesCheck {
  if (list === undefined) {
    return bytesEquality(expected);
  }
  const checks = list.rules.map((definition) => compileBytesRule(definition, expected, list.source));
  const isAnyEnough = list.combine === 'OR';
  const conjunction = isAnyEnough ? ' or ' : ' and ';
  return {
    rule: checks.map(({ rule }) => rule).join(conjunction),
    check: (actual) =>
      isAnyEnough ? checks.some(({ check }) => check(actual)) : checks.every(({ check }) => check(actual)),
    describe: () => checks.map(({ describe }) => describe()).join(conjunction),
  };
}

function compileBytesRule(definition: JsonObject, expected: Uint8Array, source: string): BytesCheck {
  const kind = ruleKindOf(definition);
  switch (kind) {
    case 'contentType': {
      const mediaType = requiredText(definition, 'value', source);
      return {
        rule: 'contentType',
        check: ({ bytes }) => isContentOfType(bytes, mediaType),
        describe: () => `to be content of the type ${mediaType}`,
      };
    }
    case 'equality':
      return bytesEquality(expected);
    default: {
      const rule = compileRule(definition, { expected: decodeUtf8Leniently(expected), domain: 'text', source });
      return {
        rule: rule.match,
        check: ({ text }) => FOR_BYTES.has(kind) && rule.check(text),
        describe: () => rule.describe(),
      };
    }
  }
}

/** Demands the very bytes of an example. */
export function bytesEquality(expected: Uint8Array): BytesCheck {
  return {
    rule: 'equality',
    check: ({ bytes }) => equalBytes(expected, bytes),
    describe: () => `to be ${expected.length} given bytes`,
  };
}

function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}
