import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './answer.js';

/** How long a client may go on sending a body that nobody wants, so that it reads the answer instead of a reset. */
const LINGER_MILLISECONDS = 2000;

/** Sends an answer; the connection stays open for the next request. */
export function sendAnswer(response: ServerResponse, answer: Answer): void {
  // Node's typing wants a mutable array, and leaves it alone.
  response.writeHead(answer.status, answer.headers as string[]);
  response.end(answer.body);
}

/** Sends an answer as the last on its connection. */
export function sendLastAnswer(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, [...answer.headers, 'connection', 'close']);
  response.end(answer.body);
}

/**
 * Sends an answer while the client still sends its body, and closes the connection. The rest of the body is thrown away
 * for a while: a connection closed with unread bytes is reset, and a reset may overtake the answer.
 */
export function sendAnswerEarly(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, [...answer.headers, 'connection', 'close']);
  response.write(answer.body ?? '');
  const finish = (): void => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(finish, LINGER_MILLISECONDS);
  request.once('end', finish).once('close', finish).resume();
}
