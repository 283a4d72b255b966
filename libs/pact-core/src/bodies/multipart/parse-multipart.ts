import { parseParameters } from '../../content-type/content-type.js';
import { decodeBase64 } from '../../text/base64.js';
import { binaryText } from '../../text/binary-text.js';
import { decodeUtf8Leniently } from '../../text/utf8.js';

/** One part of a multipart body. */
export interface RawPart {
  /** Its form field; empty without one. */
  readonly name: string;
  /** Whether it is a file, or states no disposition; else it is a field. */
  readonly isFile: boolean;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  /** Its content, decoded where it was sent in base64. */
  readonly bytes: Uint8Array;
}

const HEADER_END = '\r\n\r\n';

/** Divides a multipart body at its boundary; parts that are not closed are left out. */
export function parseMultipart(bytes: Uint8Array, boundary: string): readonly RawPart[] {
  const text = binaryText(bytes);
  const delimiter = `--${boundary}`;
  const parts: RawPart[] = [];
  let start = text.indexOf(delimiter);
  while (start >= 0) {
    const from = start + delimiter.length;
    const end = text.indexOf(`\r\n${delimiter}`, from);
    if (end < 0 || text.startsWith('--', from)) {
      break;
    }
    const headerEnd = text.indexOf(HEADER_END, from);
    if (headerEnd >= 0 && headerEnd <= end) {
      const bodyStart = Math.min(headerEnd + HEADER_END.length, end);
      const headers = parseHeaderLines(decodeUtf8Leniently(bytes.subarray(from, headerEnd)));
      parts.push(partOf(headers, bytes.subarray(bodyStart, end)));
    }
    start = end + 2;
  }
  return parts;
}

function parseHeaderLines(text: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const line of text.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) {
      headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
    }
  }
  return headers;
}

function partOf(headers: ReadonlyMap<string, string>, bytes: Uint8Array): RawPart {
  const disposition = headers.get('content-disposition');
  const semicolon = disposition?.indexOf(';') ?? -1;
  const parameters = parseParameters(semicolon < 0 ? '' : (disposition?.slice(semicolon) ?? ''));
  const isBase64 = headers.get('content-transfer-encoding')?.toLowerCase() === 'base64';
  return {
    name: parameters.get('name') ?? '',
    isFile: disposition === undefined || parameters.has('filename'),
    headers,
    bytes: (isBase64 ? decodeBase64(decodeUtf8Leniently(bytes)) : undefined) ?? bytes,
  };
}
