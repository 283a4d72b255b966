import type { HeaderFields, HttpRequest } from '@pact-infra/pact-core';
import { redactSecrets } from '@pact-infra/nest-service';

const LONGEST_BODY_BYTES = 4096;

/** A request as the journal keeps it: the body cut, copied out of the buffer that it came in. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: HeaderFields;
  readonly body: Buffer;
  readonly isBodyCut: boolean;
}

export function recordRequest({ method, path, query, headers, body }: HttpRequest): RecordedRequest {
  const isBodyCut = body.length > LONGEST_BODY_BYTES;
  const kept = Buffer.from(isBodyCut ? body.subarray(0, LONGEST_BODY_BYTES) : body);
  return { method, path, query, headers, body: kept, isBodyCut };
}

/** Roughly what a recorded request takes of the memory. */
export function recordedBytes({ path, query, headers, body }: RecordedRequest): number {
  let bytes = path.length + query.length + body.length;
  for (const name in headers) {
    bytes += name.length + 64;
    for (const value of headers[name] ?? []) {
      bytes += value.length;
    }
  }
  return bytes;
}

/** The headers, one text each, without secrets. */
export function shownHeaders({ headers }: RecordedRequest): Readonly<Record<string, string>> {
  const lines = Object.entries(headers).map(([name, values]) => [name, (values ?? []).join(', ')]);
  return redactSecrets(Object.fromEntries(lines)) as Readonly<Record<string, string>>; // a record stays one
}
