import type { HttpRequest } from '@pact-infra/pact-core';
import { redactSecrets } from '@pact-infra/nest-service';

const LONGEST_BODY_BYTES = 4096;

/** A request as the journal keeps it: in few texts, because hundreds are kept and each object costs at every collection. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** A line for each header. */
  readonly head: string;
  /** A character for each byte; cut when it is long. */
  readonly body: string;
  readonly isBodyCut: boolean;
}

export function recordRequest({ method, path, query, headers, body }: HttpRequest): RecordedRequest {
  const lines: string[] = [];
  for (const name in headers) {
    for (const value of headers[name] ?? []) {
      lines.push(`${name}: ${value}`);
    }
  }
  const isBodyCut = body.length > LONGEST_BODY_BYTES;
  // Copied, not held: a piece of a buffer keeps the whole buffer.
  const text = Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1', 0, LONGEST_BODY_BYTES);
  return { method, path, query, head: lines.join('\n'), body: text, isBodyCut };
}

/** The request again; undefined when its body was cut. */
export function requestOf(recorded: RecordedRequest): HttpRequest | undefined {
  const { method, path, query, body, isBodyCut } = recorded;
  const headers = Object.fromEntries(recordedHeaders(recorded));
  return isBodyCut ? undefined : { method, path, query, headers, body: Buffer.from(body, 'latin1') };
}

/** Roughly what a recorded request takes of the memory. */
export function recordedBytes({ path, query, head, body }: RecordedRequest): number {
  return path.length + query.length + head.length + body.length;
}

/** The values of each header, by its name in lower case. */
export function recordedHeaders({ head }: RecordedRequest): ReadonlyMap<string, readonly string[]> {
  const headers = new Map<string, string[]>();
  for (const line of head === '' ? [] : head.split('\n')) {
    const colon = line.indexOf(': ');
    const name = line.slice(0, colon);
    headers.set(name, [...(headers.get(name) ?? []), line.slice(colon + 2)]);
  }
  return headers;
}

/** The headers, one text each, without secrets. */
export function shownHeaders(request: RecordedRequest): Readonly<Record<string, string>> {
  const texts = Array.from(recordedHeaders(request), ([name, values]) => [name, values.join(', ')]);
  return redactSecrets(Object.fromEntries(texts)) as Readonly<Record<string, string>>; // a record stays one
}
