import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../src/clock.js';
import { sendStatus } from './answers.js';

/** How a request goes wrong. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Record<string, string> }
  /** The connection breaks before the answer, … */
  | { readonly kind: 'reset' }
  /** … or in the middle of it. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'no-answer' }
  /** Right, but late. */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  | { readonly kind: 'text'; readonly text: string };

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly clock: Clock;
  readonly answer: () => void;
}

export function commit(fault: Fault, { request, response, clock, answer }: Exchange): void {
  switch (fault.kind) {
    case 'status':
      sendStatus(response, { code: fault.status, message: `made to fail with ${fault.status}` }, fault.headers);
      break;
    case 'reset':
      request.socket.destroy();
      break;
    case 'cut':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"kind":"ConfigMapList","items":[{"metad', () => request.socket.destroy());
      break;
    case 'slow': {
      const cancel = clock.schedule(fault.milliseconds, answer);
      response.on('close', cancel);
      break;
    }
    case 'text':
      response.end(fault.text);
      break;
    case 'no-answer':
  }
}
