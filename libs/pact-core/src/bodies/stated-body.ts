import { bodyFormat } from '../content-type/body-format.js';
import { isUnknownType, parseContentType, type ContentType } from '../content-type/content-type.js';
import { detectContentType } from '../content-type/detect-content-type.js';
import type { JsonValue } from '../json/json-value.js';
import { printJson } from '../json/print-json.js';
import { tryParseJson } from '../json/try-parse-json.js';
import type { Body } from '../model/pact.js';
import { decodeUtf8Leniently, encodeUtf8 } from '../text/utf8.js';

/** A body of a contract that is there. */
export type StatedBody = Extract<Body, { readonly contentType?: string }>;

/** The type that a contract states for its body; undefined when it states none that says something. */
export function statedType({ contentType }: StatedBody): ContentType | undefined {
  const stated = contentType === undefined ? undefined : parseContentType(contentType);
  return stated === undefined || isUnknownType(stated) ? undefined : stated;
}

/** Whether a contract states a wildcard, such as `application/*`, for the type of its body. */
export function allowsAnyType({ contentType }: StatedBody): boolean {
  const stated = contentType === undefined ? undefined : parseContentType(contentType);
  return stated !== undefined && isUnknownType(stated);
}

/** The stated type, or what the example looks like. */
export function contentTypeOf(body: StatedBody): ContentType {
  return statedType(body) ?? detectedType(body);
}

/** What the example looks like. */
export function detectedType(body: StatedBody): ContentType {
  return detectContentType(headOf(body));
}

function headOf(body: StatedBody): string {
  switch (body.kind) {
    case 'json':
      return '{}';
    case 'text':
      return body.text;
    case 'binary':
      return decodeUtf8Leniently(body.bytes.subarray(0, 256));
  }
}

/** A body as JSON, if its content type says that it is: also one that a contract, which knows fewer types, holds as text. */
export function jsonOf(body: StatedBody, jsonMediaTypes: ReadonlySet<string>): JsonValue | undefined {
  if (bodyFormat(contentTypeOf(body), jsonMediaTypes) !== 'json') {
    return undefined;
  }
  return jsonValueOf(body);
}

/** A body of a JSON content type as JSON; undefined when its text is not JSON. */
export function jsonValueOf(body: StatedBody): JsonValue | undefined {
  return body.kind === 'json' ? body.value : tryParseJson(textOf(body)).value;
}

/** The body as it is sent. */
export function bytesOf(body: StatedBody): Uint8Array {
  return body.kind === 'binary' ? body.bytes : encodeUtf8(textOf(body));
}

export function textOf(body: StatedBody): string {
  switch (body.kind) {
    case 'json':
      return printJson(body.value);
    case 'text':
      return body.text;
    case 'binary':
      return decodeUtf8Leniently(body.bytes);
  }
}
