import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';

/** One file of a snapshot. A `.gz` file shows its uncompressed text under its full name. */
export type WatchedFile = ReadableFile | UnreadableFile;

export interface ReadableFile {
  readonly kind: 'readable';
  readonly name: string;
  readonly text: string;
  /** SHA-256 of the stored bytes, in hex. */
  readonly hash: string;
}

export interface UnreadableFile {
  readonly kind: 'unreadable';
  readonly name: string;
  readonly problem: string;
  /** Differs whenever the stored bytes or the problem do. */
  readonly hash: string;
}

/** Largest text that a file may hold, uncompressed: a gzip bomb must not take the process with it. */
export const MAX_TEXT_BYTES = 32 * 1024 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Turns stored bytes into a file: unpacks `.gz` names and insists on UTF-8. */
export function fileFromBytes(name: string, bytes: Uint8Array): WatchedFile {
  const hash = sha256(bytes);
  try {
    return { kind: 'readable', name, hash, text: utf8.decode(name.endsWith('.gz') ? unpack(bytes) : bytes) };
  } catch (error) {
    return { kind: 'unreadable', name, hash, problem: describeProblem(name, error) };
  }
}

export function fileFromText(name: string, text: string): ReadableFile {
  return { kind: 'readable', name, text, hash: sha256(text) };
}

export function unreadableFile(name: string, problem: string): UnreadableFile {
  return { kind: 'unreadable', name, problem, hash: sha256(problem) };
}

export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

function unpack(bytes: Uint8Array): Uint8Array {
  return gunzipSync(bytes, { maxOutputLength: MAX_TEXT_BYTES });
}

function describeProblem(name: string, error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return `${name} is not UTF-8 text`;
    case 'ERR_BUFFER_TOO_LARGE':
      return `${name} unpacks to more than ${MAX_TEXT_BYTES} bytes`;
    default:
      return `${name} is not valid gzip: ${String(error)}`;
  }
}
