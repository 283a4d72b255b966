import { bodyFormat } from '../content-type/body-format.js';
import { acceptsContentType, type ContentType } from '../content-type/content-type.js';
import type { ValueCheck } from '../compile/value-check.js';
import type { MismatchSink } from '../mismatch-sink.js';
import type { Body, MatchingRules } from '../model/pact.js';
import { shownText } from '../rules/scalar-text.js';
import type { BodyComparison } from './body-comparison.js';
import type { BodySettings } from './body-settings.js';
import { compileBinaryBody } from './binary-body.js';
import { compileJsonBody } from './json-body.js';
import { compileFormBody } from './form-body.js';
import { compileMultipartBody } from './multipart-body.js';
import { compileXmlBody } from './xml-body.js';
import { ReceivedBody } from './received-body.js';
import { bytesOf, contentTypeOf, jsonOf, statedType, textOf, type StatedBody } from './stated-body.js';
import { compileTextBody } from './text-body.js';

export interface BodyPattern {
  readonly body: Body;
  readonly rules: MatchingRules;
  /** The rule for the Content-Type header, which may allow types that differ from the expected. */
  readonly contentTypeCheck: ValueCheck | undefined;
}

/**
 * Prepares the comparison of bodies with the one of a contract.
 *
 * @throws ContractError when a rule makes no sense
 */
export function compileBody({ body, rules, contentTypeCheck }: BodyPattern, settings: BodySettings): BodyComparison {
  switch (body.kind) {
    case 'missing':
      return () => true;
    case 'null':
    case 'empty':
      return compareWithNothing;
    default:
      return compileStatedBody({ body, rules, contentTypeCheck }, settings);
  }
}

function compareWithNothing(actual: ReceivedBody, sink?: MismatchSink): boolean {
  if (actual.isEmpty) {
    return true;
  }
  sink?.add({
    where: '',
    rule: 'equality',
    expected: 'no body',
    actual: shownText(actual.text),
    message: `Expected no body but there was ${shownText(actual.text)}`,
  });
  return false;
}

function compileStatedBody(
  { body, rules, contentTypeCheck }: BodyPattern & { readonly body: StatedBody },
  settings: BodySettings,
): BodyComparison {
  const expectedType = contentTypeOf(body);
  const compare = compileContent(body, expectedType, { rules, settings });
  const accepts = acceptedTypes({ body, rules, contentTypeCheck }, expectedType, settings);
  return (actual, sink) => {
    if (actual.isEmpty) {
      sink?.add({
        where: '',
        rule: 'equality',
        expected: `a body of ${expectedType.mediaType}`,
        actual: 'none',
        message: 'Expected a body but there was none',
      });
      return false;
    }
    if (accepts(actual)) {
      return compare(actual, sink);
    }
    sink?.add({
      where: '',
      rule: 'content-type',
      expected: expectedType.mediaType,
      actual: actual.contentType.mediaType,
      message: `Expected a body of ${expectedType.mediaType} but it was of ${actual.contentType.mediaType}`,
    });
    return false;
  };
}

function acceptedTypes(
  { body, contentTypeCheck }: BodyPattern & { readonly body: StatedBody },
  expected: ContentType,
  { jsonMediaTypes }: BodySettings,
): (actual: ReceivedBody) => boolean {
  const isAnyJson = statedType(body) === undefined && bodyFormat(expected, jsonMediaTypes) === 'json';
  return ({ contentType, contentTypeHeader }) =>
    acceptsContentType(expected, contentType) ||
    (isAnyJson && jsonMediaTypes.has(contentType.mediaType)) ||
    contentTypeCheck?.check(contentTypeHeader ?? contentType.mediaType) === true;
}

function compileContent(
  body: StatedBody,
  contentType: ContentType,
  { rules, settings }: { readonly rules: MatchingRules; readonly settings: BodySettings },
): BodyComparison {
  const bodyRules = rules.get('body') ?? [];
  switch (bodyFormat(contentType, settings.jsonMediaTypes)) {
    case 'json': {
      const value = jsonOf(body, settings.jsonMediaTypes);
      return value === undefined
        ? compileTextBody(textOf(body), bodyRules)
        : compileJsonBody(value, bodyRules, settings);
    }
    case 'binary':
      return compileBinaryBody(bytesOf(body), bodyRules);
    case 'xml':
      return compileXmlBody(textOf(body), bodyRules, settings);
    case 'multipart':
      return compileMultipartBody(new ReceivedBody(bytesOf(body), body.contentType), bodyRules);
    case 'form':
      return compileFormBody(textOf(body), bodyRules);
    case 'text':
      return compileTextBody(textOf(body), bodyRules);
  }
}
