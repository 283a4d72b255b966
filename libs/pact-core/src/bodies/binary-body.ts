import type { JsonObject } from '../json/json-value.js';
import type { RuleList } from '../model/pact.js';
import { isContentOfType } from '../rules/content-type.js';
import { requiredText } from '../rules/definition.js';
import { ruleKindOf } from '../rules/rule-kind.js';
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

/** Bodies of bytes: equal, unless rules for `$` ask for something else. */
export function compileBinaryBody(expected: Uint8Array, rules: readonly RuleList[]): BodyComparison {
  const checks = compileBytesChecks(expected, rootRules(rules));
  return {
    compare: (actual, sink) => {
      let isRight = true;
      for (const { rule, check, describe } of checks) {
        if (!check(actual)) {
          isRight = false;
          if (sink === undefined) {
            return false;
          }
          const { length } = actual.bytes;
          const message = `Expected the body ${describe()} but it is ${length} others`;
          sink.add({ where: '$', rule, expected: `${expected.length} bytes`, actual: `${length} bytes`, message });
        }
      }
      return isRight;
    },
  };
}

/** What rules demand of bytes; without rules they must be the example's. */
export function compileBytesChecks(expected: Uint8Array, list: RuleList | undefined): readonly BytesCheck[] {
  return list === undefined
    ? [bytesEquality(expected)]
    : list.rules.map((definition) => compileBytesCheck(definition, expected, list.source));
}

function compileBytesCheck(definition: JsonObject, expected: Uint8Array, source: string): BytesCheck {
  switch (ruleKindOf(definition)) {
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
        check: ({ text }) => rule.check(text),
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
