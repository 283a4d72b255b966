import { bodyFormat } from '../content-type/body-format.js';
import { acceptsContentType, isUnknownType, parseContentType, type ContentType } from '../content-type/content-type.js';
import { detectContentType } from '../content-type/detect-content-type.js';
import type { ValueCheck } from '../compile/value-check.js';
import { tryParseJson } from '../json/try-parse-json.js';
import { printJson } from '../json/print-json.js';
import type { MismatchSink } from '../mismatch-sink.js';
import type { Body, MatchingRules } from '../model/pact.js';
import { shownText } from '../rules/scalar-text.js';
import { decodeUtf8Leniently, encodeUtf8 } from '../text/utf8.js';
import type { BodyComparison } from './body-comparison.js';
import type { BodySettings } from './body-settings.js';
import { compileBinaryBody } from './binary-body.js';
import { compileJsonBody } from './json-body.js';
import { compileFormBody } from './form-body.js';
import { compileMultipartBody } from './multipart-body.js';
import { compileXmlBody } from './xml-body.js';
import type { ReceivedBody } from './received-body.js';
import { compileTextBody } from './text-body.js';

export interface BodyPattern {
  readonly body: Body;
  readonly rules: MatchingRules;
  /** The rule for the Content-Type header, which may allow types that differ from the expected. */
  readonly contentTypeCheck: ValueCheck | undefined;
}

/** A body that is there. */
type PresentBody = Extract<Body, { readonly contentType?: string }>;

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
      return compilePresentBody({ body, rules, contentTypeCheck }, settings);
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

function compilePresentBody(
  { body, rules, contentTypeCheck }: BodyPattern & { readonly body: PresentBody },
  settings: BodySettings,
): BodyComparison {
  const expectedType = contentTypeOf(body);
  const compare = compileContent(body, expectedType, { rules, settings });
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
    if (isAcceptedType(actual, expectedType, contentTypeCheck)) {
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

function isAcceptedType(actual: ReceivedBody, expected: ContentType, check: ValueCheck | undefined): boolean {
  return (
    acceptsContentType(expected, actual.contentType) ||
    check?.check(actual.contentTypeHeader ?? actual.contentType.mediaType) === true
  );
}

function contentTypeOf(body: PresentBody): ContentType {
  const stated = body.contentType === undefined ? undefined : parseContentType(body.contentType);
  return stated !== undefined && !isUnknownType(stated) ? stated : detectContentType(headOf(body));
}

function headOf(body: PresentBody): string {
  switch (body.kind) {
    case 'json':
      return '{}';
    case 'text':
      return body.text;
    case 'binary':
      return decodeUtf8Leniently(body.bytes.subarray(0, 256));
  }
}

function compileContent(
  body: PresentBody,
  contentType: ContentType,
  { rules, settings }: { readonly rules: MatchingRules; readonly settings: BodySettings },
): BodyComparison {
  const bodyRules = rules.get('body') ?? [];
  switch (bodyFormat(contentType, settings.jsonMediaTypes)) {
    case 'json': {
      const value = body.kind === 'json' ? body.value : tryParseJson(textOf(body)).value;
      return value === undefined
        ? compileTextBody(textOf(body), bodyRules)
        : compileJsonBody(value, bodyRules, settings);
    }
    case 'binary':
      return compileBinaryBody(bytesOf(body), bodyRules);
    case 'xml':
      return compileXmlBody(textOf(body), bodyRules, settings);
    case 'multipart':
      return compileMultipartBody({ bytes: bytesOf(body), contentType }, bodyRules);
    case 'form':
      return compileFormBody(textOf(body), bodyRules);
    case 'text':
      return compileTextBody(textOf(body), bodyRules);
  }
}

/** The body as it is sent. */
export function bytesOf(body: PresentBody): Uint8Array {
  return body.kind === 'binary' ? body.bytes : encodeUtf8(textOf(body));
}

export function textOf(body: PresentBody): string {
  switch (body.kind) {
    case 'json':
      return printJson(body.value);
    case 'text':
      return body.text;
    case 'binary':
      return decodeUtf8Leniently(body.bytes);
  }
}
