import { bodyFormat } from '../content-type/body-format.js';
import { acceptsContentType, type ContentType } from '../content-type/content-type.js';
import type { ValueCheck } from '../checks/value-check.js';
import type { JsonValue } from '../json/json-value.js';
import type { MismatchSink } from '../mismatch-sink.js';
import type { Body, MatchingRules } from '../model/pact.js';
import { shownText } from '../rules/scalar-text.js';
import type { BodyComparison } from './body-comparison.js';
import type { BodySettings } from './body-settings.js';
import { compileBinaryBody } from './binary-body.js';
import { compileJsonBody } from './json-body.js';
import { compileFormBody } from './form-body.js';
import { compileMultipartBody } from './multipart-body.js';
import type { FileCompiler } from './multipart/part-comparison.js';
import { compileXmlBody } from './xml-body.js';
import { ReceivedBody } from './received-body.js';
import {
  allowsAnyType,
  bytesOf,
  detectedType,
  jsonValueOf,
  statedType,
  textOf,
  type StatedBody,
} from './stated-body.js';
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
      return ANY_BODY;
    case 'null':
    case 'empty':
      return NO_BODY;
    default:
      return new StatedBodyComparison({ body, rules, contentTypeCheck }, settings);
  }
}

const ANY_BODY: BodyComparison = { compare: () => true };

const NO_BODY: BodyComparison = {
  compare: (actual, sink) => {
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
  },
};

/** The comparison with a body that is there: of its type first, then of its content. */
class StatedBodyComparison implements BodyComparison {
  readonly #type: ContentType;
  readonly #allowsAnyType: boolean;
  readonly #isAnyJson: boolean;
  readonly #content: BodyComparison;
  readonly #contentTypeCheck: ValueCheck | undefined;
  readonly #settings: BodySettings;

  constructor({ body, rules, contentTypeCheck }: BodyPattern & { readonly body: StatedBody }, settings: BodySettings) {
    const stated = statedType(body);
    this.#type = stated ?? detectedType(body);
    this.#allowsAnyType = allowsAnyType(body);
    this.#isAnyJson = stated === undefined && bodyFormat(this.#type, settings.jsonMediaTypes) === 'json';
    this.#content = compileContent(body, this.#type, { rules, settings });
    this.#contentTypeCheck = contentTypeCheck;
    this.#settings = settings;
  }

  get expectedJson(): JsonValue | undefined {
    return this.#content.expectedJson;
  }

  compare(actual: ReceivedBody, sink?: MismatchSink): boolean {
    const { mediaType } = this.#type;
    if (actual.isEmpty) {
      sink?.add({
        where: '',
        rule: 'equality',
        expected: `a body of ${mediaType}`,
        actual: 'none',
        message: 'Expected a body but there was none',
      });
      return false;
    }
    if (this.#accepts(actual)) {
      return this.#content.compare(actual, sink);
    }
    sink?.add({
      where: '',
      rule: 'content-type',
      expected: mediaType,
      actual: actual.contentType.mediaType,
      message: `Expected a body of ${mediaType} but it was of ${actual.contentType.mediaType}`,
    });
    return false;
  }

  #accepts({ contentType, contentTypeHeader }: ReceivedBody): boolean {
    return (
      this.#allowsAnyType ||
      acceptsContentType(this.#type, contentType) ||
      (this.#isAnyJson && this.#settings.jsonMediaTypes.has(contentType.mediaType)) ||
      this.#contentTypeCheck?.check(contentTypeHeader ?? contentType.mediaType) === true
    );
  }
}

function compileContent(
  body: StatedBody,
  contentType: ContentType,
  { rules, settings }: { readonly rules: MatchingRules; readonly settings: BodySettings },
): BodyComparison {
  const bodyRules = rules.get('body') ?? [];
  switch (bodyFormat(contentType, settings.jsonMediaTypes)) {
    case 'json': {
      const value = jsonValueOf(body);
      return value === undefined
        ? compileTextBody(textOf(body), bodyRules)
        : compileJsonBody(value, bodyRules, settings);
    }
    case 'binary':
      return compileBinaryBody(bytesOf(body), bodyRules);
    case 'xml':
      return compileXmlBody(textOf(body), bodyRules, settings);
    case 'multipart':
      return compileMultipartBody(new ReceivedBody(bytesOf(body), body.contentType), bodyRules, fileCompiler(settings));
    case 'form':
      return compileFormBody(textOf(body), bodyRules);
    case 'text':
      return compileTextBody(textOf(body), bodyRules);
  }
}

/** Files in a multipart body are bodies themselves; without a type they may be of any. */
function fileCompiler(settings: BodySettings): FileCompiler {
  return ({ bytes, contentTypeHeader: contentType = '*/*' }, rules) =>
    compileBody(
      { body: { kind: 'binary', bytes, contentType }, rules: new Map([['body', rules]]), contentTypeCheck: undefined },
      settings,
    );
}
