import { NOTHING } from '../model/nothing.js';

/** A media type with its parameters, as in a Content-Type header. */
export interface ContentType {
  /** Type and subtype without parameters: `application/vnd.api+json`. */
  readonly mediaType: string;
  readonly type: string;
  readonly subtype: string;
  /** What follows the last `+` of the subtype. */
  readonly suffix: string | undefined;
  /** Parameters by lower-case name. */
  readonly parameters: ReadonlyMap<string, string>;
}

const MEDIA_TYPE = /^\s*([\w!#$&^.+*-]+)\/([\w!#$&^.+*-]+)\s*(;.*)?$/s;
const PARAMETER = /;\s*([\w!#$&^.+*-]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^;]*)/gs;

/** Reads a Content-Type value; undefined when it has not the form `type/subtype`. */
export function parseContentType(text: string): ContentType | undefined {
  const found = MEDIA_TYPE.exec(text);
  const type = found?.[1]?.toLowerCase();
  const subtype = found?.[2]?.toLowerCase();
  if (type === undefined || subtype === undefined) {
    return undefined;
  }
  const plus = subtype.lastIndexOf('+');
  return {
    mediaType: `${type}/${subtype}`,
    type,
    subtype,
    suffix: plus < 0 ? undefined : subtype.slice(plus + 1),
    parameters: found?.[3] === undefined ? NOTHING : parseParameters(found[3]),
  };
}

/** Parameters of a header value, from the first `;` on: names in lower case, quotes removed. */
export function parseParameters(text: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(PARAMETER)) {
    parameters.set(name.toLowerCase(), unquote(value.trim()));
  }
  return parameters;
}

function unquote(value: string): string {
  return value.startsWith('"') && value.endsWith('"') && value.length > 1
    ? value.slice(1, -1).replace(/\\(.)/gs, '$1')
    : value;
}

/** `application/json` for `application/vnd.api+json`: the type that the suffix names; itself without a suffix. */
export function baseMediaType({ mediaType, type, suffix }: ContentType): string {
  return suffix === undefined ? mediaType : `${type}/${suffix}`;
}

/** Whether the type is a wildcard, and so says nothing. */
export function isUnknownType({ type, subtype }: ContentType): boolean {
  return type === '*' || subtype === '*';
}

/** Whether the type is XML, or a format on top of it. */
export function isXmlType({ type, subtype, suffix }: ContentType): boolean {
  return (type === 'application' || type === 'text') && (subtype === 'xml' || suffix === 'xml');
}

/** Whether a body of the actual type may be compared with one of the expected type. */
export function acceptsContentType(expected: ContentType, actual: ContentType): boolean {
  if (isUnknownType(expected) || isUnknownType(actual)) {
    return true;
  }
  if (expected.mediaType !== actual.mediaType) {
    if (isXmlType(expected) && isXmlType(actual)) {
      return true;
    }
    return (
      actual.suffix !== undefined && expected.parameters.size === 0 && expected.mediaType === baseMediaType(actual)
    );
  }
  for (const [name, value] of expected.parameters) {
    if (actual.parameters.get(name)?.toLowerCase() !== value.toLowerCase()) {
      return false;
    }
  }
  return true;
}
