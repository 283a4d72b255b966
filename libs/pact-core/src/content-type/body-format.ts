import { isXmlType, type ContentType } from './content-type.js';

/** How bodies of a content type are compared. */
export type BodyFormat = 'json' | 'xml' | 'form' | 'multipart' | 'text' | 'binary';

const BINARY_TYPES = new Set(['audio', 'image', 'video', 'font']);

const TEXT_APPLICATION_TYPES = new Set([
  'application/javascript',
  'application/ecmascript',
  'application/graphql-response',
  'application/rtf',
  'application/sql',
  'application/x-javascript',
  'application/x-sh',
  'application/x-yaml',
  'application/yaml',
]);

/**
 * The format of a content type. Media types that count as JSON beside the specification's are given, in lower case.
 */
export function bodyFormat(contentType: ContentType, jsonMediaTypes?: ReadonlySet<string>): BodyFormat {
  const { mediaType, type, suffix } = contentType;
  if (isJsonType(contentType) || jsonMediaTypes?.has(mediaType) === true) {
    return 'json';
  }
  if (isXmlType(contentType)) {
    return 'xml';
  }
  if (type === 'multipart') {
    return 'multipart';
  }
  if (mediaType === 'application/x-www-form-urlencoded') {
    return 'form';
  }
  if (BINARY_TYPES.has(type)) {
    return 'binary';
  }
  if (type === 'application' && suffix === undefined && !TEXT_APPLICATION_TYPES.has(mediaType)) {
    return 'binary';
  }
  return 'text';
}

function isJsonType({ type, subtype, suffix }: ContentType): boolean {
  return type === 'application' && (subtype.startsWith('json') || subtype === 'graphql' || suffix === 'json');
}
