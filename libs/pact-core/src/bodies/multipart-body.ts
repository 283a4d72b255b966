import { placeRules } from '../checks/place-rules.js';
import { RuleSelection } from '../checks/rule-selection.js';
import type { RuleList } from '../model/pact.js';
import { compileBinaryBody } from './binary-body.js';
import type { BodyComparison } from './body-comparison.js';
import { compilePart, type FileCompiler } from './multipart/part-comparison.js';
import type { ReceivedBody } from './received-body.js';

/**
 * Multipart bodies: each part of the contract must be there by its name, or without one by its position; other parts and
 * the order do not count.
 *
 * @throws ContractError when a rule makes no sense
 */
export function compileMultipartBody(
  example: ReceivedBody,
  rules: readonly RuleList[],
  compileFile: FileCompiler,
): BodyComparison {
  if (example.parts.length === 0) {
    return compileBinaryBody(example.bytes, rules);
  }
  const placed = placeRules(rules);
  const selection = RuleSelection.root(placed);
  const parts = example.parts.map((part, index) => compilePart({ part, index, selection, placed }, compileFile));
  return {
    compare: (actual, sink) => {
      let isRight = true;
      for (const part of parts) {
        if (!part.compare(actual.parts, sink)) {
          isRight = false;
          if (sink === undefined || sink.isFull) {
            return false;
          }
        }
      }
      return isRight;
    },
  };
}
