import { parseParameters } from '../../content-type/content-type.js';
import { binaryText } from '../../text/binary-text.js';
import { decodeUtf8Leniently } from '../../text/utf8.js';

/** One part of a multipart body, as it stands there. */
export interface RawPart {
  /** Its form field, its Content-ID, or its position. */
  readonly name: string;
  readonly contentTypeHeader: string | undefined;
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
      parts.push(partOf(headers, bytes.subarray(bodyStart, end), parts.length));
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

function partOf(headers: ReadonlyMap<string, string>, bytes: Uint8Array, position: number): RawPart {
  const disposition = headers.get('content-disposition') ?? '';
  const semicolon = disposition.indexOf(';');
  const parameters = parseParameters(semicolon < 0 ? '' : disposition.slice(semicolon));
  return {
    name: parameters.get('name') ?? headers.get('content-id') ?? String(position),
    contentTypeHeader: headers.get('content-type'),
    bytes,
  };
}
