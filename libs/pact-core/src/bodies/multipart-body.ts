import { placeRules } from '../compile/place-rules.js';
import { RuleSelection } from '../compile/rule-selection.js';
import { bodyFormat } from '../content-type/body-format.js';
import type { ContentType } from '../content-type/content-type.js';
import { tryParseJson } from '../json/try-parse-json.js';
import type { MismatchSink } from '../mismatch-sink.js';
import type { RuleList } from '../model/pact.js';
import { equalJson } from '../rules/json-equality.js';
import { decodeUtf8Leniently } from '../text/utf8.js';
import { bytesEquality, compileBinaryBody, compileBytesChecks, type BytesCheck } from './binary-body.js';
import type { BodyComparison } from './body-comparison.js';
import { parseMultipart, type BodyPart } from './multipart/parse-multipart.js';

/** Multipart bodies: each part of the contract must be there by its name; other parts and the order do not count. */
export function compileMultipartBody(
  expected: { readonly bytes: Uint8Array; readonly contentType: ContentType },
  rules: readonly RuleList[],
): BodyComparison {
  const selection = RuleSelection.root(placeRules(rules));
  const parts = parseMultipart(expected.bytes, boundaryOf(expected.contentType));
  if (parts.length === 0) {
    return compileBinaryBody(expected.bytes, rules);
  }
  const comparisons = parts.map((part) => comparePart(part, selection.field(part.name).selected?.list));
  return (actual, sink) => {
    const received = parseMultipart(actual.bytes, boundaryOf(actual.contentType));
    let isRight = true;
    for (const compare of comparisons) {
      if (!compare(received, sink)) {
        isRight = false;
        if (sink === undefined) {
          return false;
        }
      }
    }
    return isRight;
  };
}

function boundaryOf(contentType: ContentType): string {
  return contentType.parameters.get('boundary') ?? '';
}

function comparePart(
  expected: BodyPart,
  rules: RuleList | undefined,
): (parts: readonly BodyPart[], sink: MismatchSink | undefined) => boolean {
  const { name } = expected;
  const checks = rules === undefined ? [contentCheck(expected)] : compileBytesChecks(expected.bytes, rules);
  return (parts, sink) => {
    const candidates = parts.filter((part) => part.name === name);
    if (candidates.some(({ bytes }) => checks.every(({ check }) => check(bytes)))) {
      return true;
    }
    if (sink === undefined) {
      return false;
    }
    const failed = checks.find(({ check }) => candidates.every(({ bytes }) => !check(bytes))) ?? checks[0];
    const demand = failed?.describe() ?? 'to be there';
    const found = candidates[0] === undefined ? 'it is missing' : `it is ${candidates[0].bytes.length} bytes`;
    const message = `Expected the part "${name}" ${demand} but ${found}`;
    sink.add({ where: name, rule: failed?.rule ?? 'equality', expected: demand, actual: found, message });
    return false;
  };
}

/** Without rules a part has the example's content; JSON is compared as JSON. */
function contentCheck({ bytes, contentType }: BodyPart): BytesCheck {
  const equality = bytesEquality(bytes);
  const isJson = contentType !== undefined && bodyFormat(contentType) === 'json';
  const expected = isJson ? tryParseJson(decodeUtf8Leniently(bytes)).value : undefined;
  if (expected === undefined) {
    return equality;
  }
  return {
    rule: 'equality',
    describe: () => equality.describe(),
    check: (actual) => {
      const { value } = tryParseJson(decodeUtf8Leniently(actual));
      return value !== undefined && equalJson(expected, value);
    },
  };
}
