import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export type Answer = (request: ReceivedRequest, response: ServerResponse, raw: IncomingMessage) => void;

/** A server on a free port that answers as a test says and remembers what it was asked. */
export class ScriptedBroker implements AsyncDisposable {
  readonly requests: ReceivedRequest[] = [];
  readonly #server = createServer((raw, response) => void this.#answer(raw, response));
  readonly #reply: Answer;

  private constructor(reply: Answer) {
    this.#reply = reply;
  }

  static async start(reply: Answer): Promise<ScriptedBroker> {
    const broker = new ScriptedBroker(reply);
    broker.#server.listen(0, '127.0.0.1');
    await once(broker.#server, 'listening');
    return broker;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** `METHOD path` of each request so far. */
  get asked(): readonly string[] {
    return this.requests.map(({ method, url }) => `${method} ${url}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #answer(raw: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = { method: raw.method ?? '', url: raw.url ?? '', headers: raw.headers, body: await text(raw) };
    this.requests.push(request);
    this.#reply(request, response, raw);
  }
}

export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/hal+json;charset=utf-8', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** Answers each request with the next step; the last one answers all that follow. */
export function inTurn(...answers: readonly Answer[]): Answer {
  let next = 0;
  return (request, response, raw) => {
    const answer = answers[Math.min(next, answers.length - 1)];
    next += 1;
    answer?.(request, response, raw);
  };
}
