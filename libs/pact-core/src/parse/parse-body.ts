import { bodyFormat } from '../content-type/body-format.js';
import { parseContentType, type ContentType } from '../content-type/content-type.js';
import { detectContentType } from '../content-type/detect-content-type.js';
import { tryParseJson } from '../json/try-parse-json.js';
import type { JsonValue } from '../json/json-value.js';
import type { Body } from '../model/pact.js';
import { decodeBase64 } from '../text/base64.js';
import type { JsonNode } from './json-node.js';

/** Reads a body of V1 to V3: a JSON value, or a string whose meaning the content type tells. */
export function parseBody(node: JsonNode | undefined, contentTypeHeader: string | undefined): Body {
  if (node === undefined) {
    return { kind: 'missing' };
  }
  if (node.value === null) {
    return { kind: 'null' };
  }
  const stated = contentTypeHeader === undefined ? undefined : parseContentType(contentTypeHeader);
  if (typeof node.value !== 'string') {
    return withType({ kind: 'json', value: node.value }, contentTypeHeader);
  }
  return textBody(node.value, stated, contentTypeHeader);
}

function textBody(text: string, stated: ContentType | undefined, contentTypeHeader: string | undefined): Body {
  if (text === '') {
    return { kind: 'empty' };
  }
  const format = bodyFormat(stated ?? detectContentType(text));
  if (format === 'json') {
    return withType({ kind: 'json', value: jsonOrString(text) }, contentTypeHeader);
  }
  const bytes = format === 'binary' || format === 'multipart' ? decodeBase64(text) : undefined;
  return bytes === undefined
    ? withType({ kind: 'text', text }, contentTypeHeader)
    : withType({ kind: 'binary', bytes }, contentTypeHeader);
}

/** JSON that stands in a string; a text that is not JSON is a JSON string itself. */
export function jsonOrString(text: string): JsonValue {
  return tryParseJson(text).value ?? text;
}

export function withType<T extends Body>(body: T, contentType: string | undefined): T {
  return contentType === undefined ? body : { ...body, contentType };
}
