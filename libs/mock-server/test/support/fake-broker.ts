import { InterruptibleServer } from './interruptible-server.js';

/** The few answers of a Pact Broker that a mock server asks for. */
export class FakeBroker extends InterruptibleServer {
  /** Pact texts by `provider/consumer/version`. */
  readonly pacts = new Map<string, string>();
  /** Paths of pacts that were asked for. */
  readonly reads: string[] = [];
  isHealthy = true;
  /** Answers every read of a pact with this status. */
  failure: number | undefined;

  constructor() {
    super((request, response) => {
      const path = decodeURIComponent(request.url ?? '');
      const { status, body } = this.#answer(path);
      response.writeHead(status, { 'content-type': 'application/hal+json' });
      response.end(body);
    });
  }

  #answer(path: string): { readonly status: number; readonly body: string } {
    if (path.startsWith('/diagnostic/status/')) {
      return { status: this.isHealthy ? 200 : 503, body: '{"ok":true}' };
    }
    if (path === '/') {
      return { status: 200, body: '{"_links":{}}' };
    }
    if (path === '/pacts/latest') {
      return { status: 200, body: JSON.stringify({ pacts: [...this.pacts.keys()].map(latestEntry) }) };
    }
    const read = /^\/pacts\/provider\/(.+)\/consumer\/(.+)\/version\/(.+)$/.exec(path);
    if (read === null) {
      return { status: 404, body: '{"error":"no such path"}' };
    }
    this.reads.push(path);
    const body = this.pacts.get(read.slice(1).join('/'));
    if (this.failure !== undefined || body === undefined) {
      return { status: this.failure ?? 404, body: '{"error":"not this one"}' };
    }
    return { status: 200, body };
  }
}

function latestEntry(key: string): object {
  const [provider, consumer, version] = key.split('/');
  return {
    _embedded: {
      consumer: { name: consumer, _embedded: { version: { number: version } } },
      provider: { name: provider },
    },
  };
}
