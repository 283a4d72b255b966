import { bodyFormat } from '../content-type/body-format.js';
import { parseContentType } from '../content-type/content-type.js';
import { detectContentType } from '../content-type/detect-content-type.js';
import { isJsonObject, type JsonObject } from '../json/json-value.js';
import { tryParseJson } from '../json/try-parse-json.js';
import type { Body } from '../model/pact.js';
import { decodeBase64 } from '../text/base64.js';
import type { JsonNode } from './json-node.js';
import { withType } from './parse-body.js';

/** Reads a V4 body: `content`, its `contentType`, and how it is `encoded` (false, `base64` or `JSON`). */
export function parseV4Body(node: JsonNode | undefined, contentTypeHeader: string | undefined): Body {
  if (node === undefined) {
    return { kind: 'missing' };
  }
  if (node.value === null) {
    return { kind: 'null' };
  }
  if (!isJsonObject(node.value) || !isV4Form(node.value)) {
    return withType({ kind: 'json', value: node.value }, contentTypeHeader);
  }
  const content = node.nullableMember('content');
  const contentType = node.member('contentType')?.asString() ?? contentTypeHeader;
  if (content === undefined) {
    return { kind: 'missing' };
  }
  if (content.value === null) {
    return { kind: 'null' };
  }
  if (typeof content.value !== 'string') {
    return withType({ kind: 'json', value: content.value }, contentType);
  }
  const encoding = encodingOf(node.member('encoded'));
  const text = content.value;
  if (text === '') {
    return { kind: 'empty' };
  }
  if (encoding === 'base64') {
    const bytes = decodeBase64(text);
    return withType(bytes === undefined ? { kind: 'text', text } : { kind: 'binary', bytes }, contentType);
  }
  const type = (contentType === undefined ? undefined : parseContentType(contentType)) ?? detectContentType(text);
  if (bodyFormat(type) !== 'json') {
    return withType({ kind: 'text', text }, contentType);
  }
  // A text that is not encoded is the JSON value itself: a string.
  const value = encoding === 'json' || contentType === undefined ? tryParseJson(text).value : text;
  return value === undefined
    ? withType({ kind: 'text', text }, contentType)
    : withType({ kind: 'json', value }, contentType);
}

/** Whether an object describes a body. Any other value in its place is taken for the body itself, as in earlier versions. */
function isV4Form(object: JsonObject): boolean {
  return object.size === 0 || ['content', 'contentType', 'encoded'].some((name) => object.has(name));
}

function encodingOf(node: JsonNode | undefined): 'base64' | 'json' | 'none' {
  if (node === undefined || node.value === false) {
    return 'none';
  }
  if (node.value === true) {
    return 'base64';
  }
  const encoding = node.asString().toLowerCase();
  return encoding === 'base64' || encoding === 'json' ? encoding : 'none';
}
