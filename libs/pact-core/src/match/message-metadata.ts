import type { JsonValue } from '../json/json-value.js';
import { scalarText } from '../rules/scalar-text.js';

/** Whether a metadata key states the content type: `contentType`, `content-type`, `Content-Type`. */
export function isContentTypeKey(key: string): boolean {
  return key.replace('-', '').toLowerCase() === 'contenttype';
}

export function metadataText(value: JsonValue): string {
  return scalarText(value) ?? '';
}
