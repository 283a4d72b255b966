import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { text } from 'node:stream/consumers';
import type { ApiServer } from '../../src/configmap/api-server.js';

export interface ApiAnswer {
  readonly status: number;
  readonly body: KubeObject;
}

/** What tests look at in objects, lists, events and statuses. */
export interface KubeObject {
  readonly type?: string;
  readonly code?: number;
  readonly object?: KubeObject;
  readonly items?: readonly KubeObject[];
  readonly status?: { readonly token?: string } | string;
  readonly metadata?: {
    readonly name?: string;
    readonly uid?: string;
    readonly resourceVersion?: string;
    readonly continue?: string;
  };
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Plain requests to an API server, as one of its users: what tests set up and look at the server with. */
export class KubeUser {
  constructor(private readonly server: ApiServer) {}

  async ask(method: Method, path: string, body?: object): Promise<ApiAnswer> {
    const response = await this.send(method, path, body);
    return { status: response.statusCode ?? 0, body: JSON.parse(await text(response)) as KubeObject };
  }

  /** @throws Error if the server refuses it */
  async demand(method: Method, path: string, body?: object): Promise<KubeObject> {
    const { status, body: answer } = await this.ask(method, path, body);
    if (status >= 300) {
      throw new Error(`${method} ${path} answered ${status}: ${JSON.stringify(answer)}`);
    }
    return answer;
  }

  /** The events of a watch, until the server ends it. */
  async *watch(path: string): AsyncGenerator<KubeObject, void, void> {
    const response = await this.send('GET', path);
    response.setEncoding('utf8');
    let rest = '';
    for await (const chunk of response) {
      const lines = (rest + String(chunk)).split('\n');
      rest = lines.pop() ?? '';
      yield* lines.map((line) => JSON.parse(line) as KubeObject);
    }
    if (rest !== '') {
      yield JSON.parse(rest) as KubeObject; // a refusal has no line break
    }
  }

  private async send(method: Method, path: string, body?: object): Promise<IncomingMessage> {
    const url = new URL(path, this.server.url);
    const options = await this.server.requestOptions();
    const headers = { ...options.headers, 'content-type': 'application/json', accept: 'application/json' };
    const send = url.protocol === 'http:' ? httpRequest : httpsRequest;
    return await new Promise((resolve, reject) => {
      send(url, { ...options, method, headers }, resolve)
        .on('error', reject)
        .end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}
