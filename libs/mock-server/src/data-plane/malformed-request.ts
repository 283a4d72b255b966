import { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

const statusLines: ReadonlyMap<string, string> = new Map([
  ['HPE_HEADER_OVERFLOW', '431 Request Header Fields Too Large'],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', '413 Payload Too Large'],
  ['ERR_HTTP_REQUEST_TIMEOUT', '408 Request Timeout'],
]);

/** Answers what is not HTTP with a 4xx of its own and closes the connection. */
export function refuseMalformedRequest(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable || wouldMixAnswers(socket)) {
    socket.destroy();
    return;
  }
  const statusLine = statusLines.get(error.code ?? '') ?? '400 Bad Request';
  socket.end(response(statusLine, `Malformed HTTP request: ${error.message}`), () => {
    socket.destroy();
  });
}

/** Answers CONNECT: a mock server is no proxy. */
export function refuseTunnel(_request: unknown, socket: Duplex): void {
  socket.on('error', () => socket.destroy());
  socket.end(response('405 Method Not Allowed', 'CONNECT is not supported: this is no proxy'));
}

/**
 * Whether an answer of ours could be taken for, or cut into, the answer to an earlier request on the connection. Node
 * keeps the response in progress in the member `_httpMessage`.
 */
function wouldMixAnswers(socket: Duplex): boolean {
  const current: unknown = Reflect.get(socket, '_httpMessage');
  if (!(current instanceof ServerResponse) || current.writableEnded) {
    return false;
  }
  const request: unknown = current.req;
  return current.headersSent || (request instanceof IncomingMessage && request.complete);
}

function response(statusLine: string, message: string): string {
  const body = JSON.stringify({ error: message });
  return [
    `HTTP/1.1 ${statusLine}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
    '',
    body,
  ].join('\r\n');
}
