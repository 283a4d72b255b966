import { placeRules } from '../checks/place-rules.js';
import { RuleSelection } from '../checks/rule-selection.js';
import { bodyFormat } from '../content-type/body-format.js';
import type { MismatchSink } from '../mismatch-sink.js';
import type { RuleList } from '../model/pact.js';
import { equalJson } from '../rules/json-equality.js';
import { bytesEquality, compileBinaryBody, compileBytesCheck, type BytesCheck } from './binary-body.js';
import type { BodyComparison } from './body-comparison.js';
import type { ReceivedBody, ReceivedPart } from './received-body.js';

/** Multipart bodies: each part of the contract must be there by its name; other parts and the order do not count. */
export function compileMultipartBody(example: ReceivedBody, rules: readonly RuleList[]): BodyComparison {
  const selection = RuleSelection.root(placeRules(rules));
  const { parts } = example;
  if (parts.length === 0) {
    return compileBinaryBody(example.bytes, rules);
  }
  const comparisons = parts.map((part) => comparePart(part, selection.field(part.name).selected?.list));
  return {
    compare: (actual, sink) => {
      let isRight = true;
      for (const compare of comparisons) {
        if (!compare(actual.parts, sink)) {
          isRight = false;
          if (sink === undefined) {
            return false;
          }
        }
      }
      return isRight;
    },
  };
}

function comparePart(
  { name, body }: ReceivedPart,
  rules: RuleList | undefined,
): (parts: readonly ReceivedPart[], sink: MismatchSink | undefined) => boolean {
  const { rule, check, describe } = rules === undefined ? contentCheck(body) : compileBytesCheck(body.bytes, rules);
  return (parts, sink) => {
    const candidates = parts.filter((part) => part.name === name);
    if (candidates.some((candidate) => check(candidate.body))) {
      return true;
    }
    if (sink === undefined) {
      return false;
    }
    const found = candidates[0] === undefined ? 'it is missing' : `it is ${candidates[0].body.bytes.length} bytes`;
    const message = `Expected the part "${name}" ${describe()} but ${found}`;
    sink.add({ where: name, rule, expected: describe(), actual: found, message });
    return false;
  };
}

/** Without rules a part has the example's content; JSON is compared as JSON. */
function contentCheck(example: ReceivedBody): BytesCheck {
  const equality = bytesEquality(example.bytes);
  const isJson = example.contentTypeHeader !== undefined && bodyFormat(example.contentType) === 'json';
  const expected = isJson ? example.json : undefined;
  if (expected === undefined) {
    return equality;
  }
  return {
    rule: 'equality',
    describe: () => equality.describe(),
    check: ({ json }) => json !== undefined && equalJson(expected, json),
  };
}
