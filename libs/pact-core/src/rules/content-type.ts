import { detectContentType } from '../content-type/detect-content-type.js';
import type { JsonValue } from '../json/json-value.js';
import { decodeBase64 } from '../text/base64.js';
import { decodeUtf8, encodeUtf8 } from '../text/utf8.js';
import { requiredText } from './definition.js';
import { mediaTypeOfMagicNumber } from './magic-numbers.js';
import type { Rule } from './rule.js';
import { valueText } from './scalar-text.js';

/** Matching rule `contentType`: the content itself is of the type, by its first bytes. Base64 in JSON is decoded. */
export const contentTypeRule: Rule = {
  match: 'contentType',
  compile: (definition, { domain, source }) => {
    const expected = requiredText(definition, 'value', source);
    return {
      match: 'contentType',
      check: (actual) => detectMediaType(bytesOf(actual, domain)) === expected,
      describe: () => `to be content of the type ${expected}`,
    };
  },
};

/** The media type of a content, told by its first bytes. */
export function detectMediaType(bytes: Uint8Array): string {
  const known = mediaTypeOfMagicNumber(bytes);
  if (known !== undefined) {
    return known;
  }
  const text = decodeUtf8(bytes);
  return text === undefined || text.includes('\0') ? 'application/octet-stream' : detectContentType(text).mediaType;
}

function bytesOf(value: JsonValue, domain: 'json' | 'text'): Uint8Array {
  const text = valueText(value);
  return (domain === 'json' && typeof value === 'string' ? decodeBase64(text) : undefined) ?? encodeUtf8(text);
}
