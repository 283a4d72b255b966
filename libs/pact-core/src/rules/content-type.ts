import { detectContentType } from '../content-type/detect-content-type.js';
import type { JsonValue } from '../json/json-value.js';
import { decodeBase64 } from '../text/base64.js';
import { decodeUtf8Leniently, encodeUtf8 } from '../text/utf8.js';
import { comparedText } from './compared-text.js';
import { requiredText } from './definition.js';
import { mediaTypeOfMagicNumber } from './magic-numbers.js';
import { mediaTypeOfMarkup } from './markup.js';
import type { Rule } from './rule.js';

/** All signatures lie in these first bytes. */
const HEAD_LENGTH = 1_024;

/** Matching rule `contentType`: the content itself is of the type, by its first bytes. Base64 in JSON is decoded. */
export const contentTypeRule: Rule = {
  match: 'contentType',
  compile: (definition, { domain, source }) => {
    const expected = requiredText(definition, 'value', source);
    return {
      match: 'contentType',
      check: (actual) => isContentOfType(bytesOf(actual, domain), expected),
      describe: () => `to be content of the type ${expected}`,
    };
  },
};

/** Whether a content is of a media type, told by its first bytes. Text of any kind is also `text/plain`. */
export function isContentOfType(bytes: Uint8Array, mediaType: string): boolean {
  const head = bytes.subarray(0, HEAD_LENGTH);
  const known = mediaTypeOfMagicNumber(head) ?? mediaTypeOfMarkup(decodeUtf8Leniently(head));
  if (known !== undefined) {
    return known === mediaType;
  }
  if (bytes.includes(0)) {
    return mediaType === 'application/octet-stream';
  }
  return mediaType === 'text/plain' || mediaType === detectContentType(decodeUtf8Leniently(head)).mediaType;
}

function bytesOf(value: JsonValue, domain: 'json' | 'text'): Uint8Array {
  const text = comparedText(value);
  return (domain === 'json' && typeof value === 'string' ? decodeBase64(text) : undefined) ?? encodeUtf8(text);
}
