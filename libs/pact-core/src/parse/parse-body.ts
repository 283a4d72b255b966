import { bodyFormat } from '../content-type/body-format.js';
import { parseContentType, type ContentType } from '../content-type/content-type.js';
import { detectContentType } from '../content-type/detect-content-type.js';
import { tryParseJson } from '../json/try-parse-json.js';
import { isJsonObject, type JsonValue } from '../json/json-value.js';
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
    return withType({ kind: 'json', value: jsonOfString(text) }, contentTypeHeader);
  }
  const bytes = format === 'binary' || format === 'multipart' ? decodeBase64(text) : undefined;
  return bytes === undefined || bytes.length === 0
    ? withType({ kind: 'text', text }, contentTypeHeader)
    : withType({ kind: 'binary', bytes }, contentTypeHeader);
}

/**
 * What a string means as a body of JSON. As in the reference, only the text of an object or of a string stands for what
 * it says; any other text, such as `12` or `[1]`, is a JSON string.
 */
function jsonOfString(text: string): JsonValue {
  const { value } = tryParseJson(text);
  return isJsonObject(value) || typeof value === 'string' ? value : text;
}

export function withType<T extends Body>(body: T, contentType: string | undefined): T {
  return contentType === undefined ? body : { ...body, contentType };
}
