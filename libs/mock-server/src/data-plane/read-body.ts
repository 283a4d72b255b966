import type { IncomingMessage } from 'node:http';

/** A body that cannot be used, as the status and words of the answer. */
export class BodyProblem {
  constructor(
    readonly status: 400 | 413 | 415,
    readonly message: string,
  ) {}
}

const noBody = Buffer.alloc(0);

/** Whether the request announces a body. */
export function hasBody(request: IncomingMessage): boolean {
  const length = request.headersDistinct['content-length']?.[0];
  return (length !== undefined && length !== '0') || request.headersDistinct['transfer-encoding'] !== undefined;
}

/** Whether the request's `Content-Length` alone shows that its body is too large. */
export function announcesMoreThan(request: IncomingMessage, limit: number): boolean {
  return Number(request.headersDistinct['content-length']?.[0]) > limit;
}

/**
 * Reads the whole body, or says that it is larger than the limit as soon as that shows. `done` is called once, at once
 * when there is no body, and never when the client goes away half-way.
 */
export function readBody(request: IncomingMessage, limit: number, done: (body: Buffer | BodyProblem) => void): void {
  if (!hasBody(request)) {
    done(noBody);
    return;
  }
  if (announcesMoreThan(request, limit)) {
    done(tooLarge(limit));
    return;
  }
  const chunks: Buffer[] = [];
  let length = 0;
  // Unnamed functions: bundlers that keep names pay for each named one, at each request.
  request.on('data', (chunk: Buffer) => {
    const isWithinLimit = length <= limit;
    length += chunk.length;
    if (length <= limit) {
      chunks.push(chunk);
    } else if (isWithinLimit) {
      done(tooLarge(limit));
    }
  });
  request.on('end', () => {
    if (length <= limit) {
      const [first] = chunks;
      done(chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks, length));
    }
  });
  request.on('error', ignoreVanishedClient);
}

/** The answer when a body is larger than the limit, encoded or decoded. */
export function tooLarge(limit: number): BodyProblem {
  return new BodyProblem(413, `The request body is larger than ${limit} bytes`);
}

function ignoreVanishedClient(): void {
  // The connection broke within the body: there is nobody left to answer, and no complete request to match.
}
