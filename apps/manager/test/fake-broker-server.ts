import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { VersionTakenError } from '../src/publishing/contract-broker.js';
import { MemoryBroker } from './memory-broker.js';

interface ContractsPublication {
  readonly pacticipantName: string;
  readonly pacticipantVersionNumber: string;
  readonly branch: string;
  readonly contracts: readonly { readonly providerName: string; readonly content: string }[];
}

const AUTHORIZATION = `Basic ${Buffer.from('pact:pact').toString('base64')}`;

/** What the manager asks of a Pact Broker, on a real socket. */
export class FakeBrokerServer {
  readonly broker = new MemoryBroker();
  private readonly server: Server;
  private isAway = false;

  constructor() {
    this.server = createServer((request, response) => {
      this.answer(request, response).catch((error: unknown) => {
        sendError(response, error);
      });
    });
    this.server.on('connection', (socket) => {
      if (this.isAway) {
        socket.destroy();
      }
    });
  }

  async start(): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return (this.server.address() as AddressInfo).port;
  }

  /** Cuts every connection from now on. The port stays its own: another program might take a free one, and answer. */
  goAway(): void {
    this.isAway = true;
    this.server.closeAllConnections();
  }

  comeBack(): void {
    this.isAway = false;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url = '/' } = request;
    if (method === 'POST' && url === '/contracts/publish') {
      await this.publish(request, response);
      return;
    }
    const [provider, consumer, what] = (
      /^\/pacts\/provider\/([^/]+)\/consumer\/([^/]+)\/(latest|versions)$/.exec(url) ?? []
    )
      .slice(1)
      .map(decodeURIComponent);
    if (url === '/') {
      const base = `http://${request.headers.host}`;
      sendJson(response, 200, {
        _links: {
          'pb:publish-contracts': { href: `${base}/contracts/publish` },
          'pb:latest-pact-versions': { href: `${base}/pacts/latest` },
        },
      });
    } else if (url.startsWith('/diagnostic/status/')) {
      sendJson(response, this.broker.healthy ? 200 : 500, { ok: this.broker.healthy });
    } else if (url === '/pacts/latest') {
      sendJson(response, 200, { pacts: (await this.broker.latestVersions()).map(latestEntry) });
    } else if (provider === undefined || consumer === undefined) {
      sendJson(response, 404, { error: `no such document: ${url}` });
    } else if (what === 'versions') {
      const hrefs = (await this.broker.versions({ consumer, provider })).map((version) => ({
        href: `/pacts/provider/${provider}/consumer/${consumer}/version/${encodeURIComponent(version)}`,
      }));
      sendJson(response, 200, { _links: { 'pb:pact-versions': hrefs } });
    } else {
      const pact = this.broker.latest({ consumer, provider });
      if (pact === undefined) {
        sendJson(response, 404, { error: 'no such pact' });
      } else {
        response.writeHead(200, { 'content-type': 'application/hal+json', 'x-pact-consumer-version': pact.version });
        response.end(
          JSON.stringify({ ...JSON.parse(pact.content), createdAt: '2026-01-01T00:00:00+00:00', _links: {} }),
        );
      }
    }
  }

  private async publish(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.headers.authorization !== AUTHORIZATION) {
      response.writeHead(401).end();
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
    }
    const publication = JSON.parse(Buffer.concat(chunks).toString()) as ContractsPublication;
    for (const { providerName, content } of publication.contracts) {
      await this.broker.publish({
        consumer: publication.pacticipantName,
        provider: providerName,
        version: publication.pacticipantVersionNumber,
        branch: publication.branch,
        content: Buffer.from(content, 'base64').toString(),
      });
    }
    sendJson(response, 200, { notices: [] });
  }
}

function latestEntry({ consumer, provider, version }: { consumer: string; provider: string; version: string }): object {
  return {
    _embedded: {
      consumer: { name: consumer, _embedded: { version: { number: version } } },
      provider: { name: provider },
    },
  };
}

function sendError(response: ServerResponse, error: unknown): void {
  const isConflict = error instanceof VersionTakenError;
  sendJson(response, isConflict ? 409 : 400, { errors: { contracts: [error instanceof Error ? error.message : ''] } });
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/hal+json;charset=utf-8' });
  response.end(JSON.stringify(body));
}
