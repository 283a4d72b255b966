import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import type { HttpRequest } from '@pact-infra/pact-core';
import { BodyProblem, tooLarge } from './read-body.js';

type Decompress = typeof gunzip;

const codings: ReadonlyMap<string, Decompress> = new Map([
  ['gzip', gunzip],
  ['x-gzip', gunzip],
  ['deflate', inflate],
  ['br', brotliDecompress],
]);

/** Says that a body came in a coding that the mock server cannot undo. Asked only when no contract took it as it came. */
export function codingProblem(request: HttpRequest): BodyProblem | undefined {
  const coding = request.headers['content-encoding']?.join(', ').trim() ?? '';
  const isKnown = coding === '' || coding.toLowerCase() === 'identity' || codings.has(coding.toLowerCase());
  return isKnown || request.body.length === 0
    ? undefined
    : new BodyProblem(415, `Content-Encoding "${coding}" is not one of gzip, deflate, br, and no contract names it`);
}

/**
 * Undoes the request's `Content-Encoding`, so that contracts see what the client meant to send. One that is not known is
 * left to the contracts.
 */
export function decodeBody(
  { body, coding, limit }: { readonly body: Buffer; readonly coding: string; readonly limit: number },
  done: (body: Buffer | BodyProblem) => void,
): void {
  const name = coding.trim().toLowerCase();
  const decompress = codings.get(name);
  if (decompress === undefined || body.length === 0) {
    done(body);
    return;
  }
  decompress(body, { maxOutputLength: limit }, (error, decoded) => {
    if (error === null) {
      done(decoded);
    } else if ('code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') {
      done(tooLarge(limit));
    } else {
      done(new BodyProblem(400, `The request body is not what its Content-Encoding ${name} says: ${error.message}`));
    }
  });
}
