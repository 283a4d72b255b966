import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { ConfigMapHistory, type HistoryEvent, type StoredConfigMap } from './config-map-history.js';
import type { Clock } from '../src/clock.js';

/** How the next request of a kind goes wrong. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Record<string, string> }
  | { readonly kind: 'reset' }
  | { readonly kind: 'no-answer' }
  | { readonly kind: 'text'; readonly text: string };

export interface FakeApiServerOptions {
  readonly clock: Clock;
  readonly tls?: { readonly key: Buffer; readonly cert: Buffer };
}

export interface SeenRequest {
  readonly kind: 'list' | 'watch';
  readonly query: Readonly<Record<string, string>>;
  readonly authorization: string | undefined;
}

interface OpenWatch {
  readonly response: ServerResponse;
  readonly socket: Socket;
  readonly name: string;
}

/** The part of a Kubernetes API server that lists and watches ConfigMaps, on a real socket, with faults on demand. */
export class FakeApiServer {
  readonly history = new ConfigMapHistory();
  readonly requests: SeenRequest[] = [];
  /** Tokens that are accepted; undefined accepts every request. */
  tokens: ReadonlySet<string> | undefined;
  /** A Role whose `resourceNames` name one ConfigMap allows only requests that select it. */
  allowedName: string | undefined;
  isWatchForbidden = false;
  /** How a watch from a forgotten resource version is refused: real servers do both. */
  expiry: 'status' | 'event' = 'status';
  /** Open connections stay open, but nothing comes through any more. */
  isSilent = false;
  private readonly faults: { readonly on: SeenRequest['kind']; readonly fault: Fault }[] = [];
  private readonly watches = new Set<OpenWatch>();
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;

  constructor(private readonly options: FakeApiServerOptions) {
    const listener = (request: IncomingMessage, response: ServerResponse): void => {
      this.answer(request, response);
    };
    this.server = options.tls === undefined ? createHttpServer(listener) : createHttpsServer(options.tls, listener);
    this.server.on(options.tls === undefined ? 'connection' : 'secureConnection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => this.sockets.delete(socket));
    });
    this.history.onEvent = (event) => {
      this.send(event);
    };
  }

  async start(port = 0): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.resetConnections();
    await closed;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): URL {
    return new URL(`${this.options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${this.port}`);
  }

  get openWatches(): number {
    return this.watches.size;
  }

  failNext(on: SeenRequest['kind'], ...faults: readonly Fault[]): void {
    this.faults.push(...faults.map((fault) => ({ on, fault })));
  }

  /** From now on nothing goes wrong. */
  heal(): void {
    this.faults.length = 0;
    this.isSilent = false;
  }

  /** Ends every watch in good order, as a server does when the time is up. */
  endWatches(): void {
    for (const { response } of this.watches) {
      response.end();
    }
    this.watches.clear();
  }

  resetConnections(): void {
    for (const socket of this.sockets) {
      socket.destroy();
    }
    this.watches.clear();
  }

  /** Sends a line to every open watch, whatever it is. */
  sendLine(line: string): void {
    for (const { response } of this.watches) {
      response.write(`${line}\n`);
    }
  }

  sendBookmark(): void {
    const resourceVersion = String(this.history.advance());
    this.sendLine(JSON.stringify({ type: 'BOOKMARK', object: { kind: 'ConfigMap', metadata: { resourceVersion } } }));
  }

  private send({ type, object }: HistoryEvent): void {
    for (const watch of this.watches) {
      if (!this.isSilent && watch.name === object.metadata.name) {
        watch.response.write(`${JSON.stringify({ type, object })}\n`);
      }
    }
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', this.url);
    const query = Object.fromEntries(url.searchParams);
    const kind = query['watch'] === 'true' ? 'watch' : 'list';
    this.requests.push({ kind, query, authorization: request.headers.authorization });
    if (this.misbehave(kind, request, response)) {
      return;
    }
    const name = /^metadata\.name=(.+)$/.exec(query['fieldSelector'] ?? '')?.[1];
    if (this.tokens !== undefined && !this.tokens.has(request.headers.authorization?.replace('Bearer ', '') ?? '')) {
      sendStatus(response, 401, 'Unauthorized');
    } else if (name !== (this.allowedName ?? name) || (kind === 'watch' && this.isWatchForbidden)) {
      sendStatus(
        response,
        403,
        `configmaps is forbidden: User "system:serviceaccount:team-a:pact-manager" cannot ${kind}`,
      );
    } else if (kind === 'list') {
      sendJson(response, 200, {
        kind: 'ConfigMapList',
        metadata: { resourceVersion: String(this.history.resourceVersion) },
        items: this.history.all().filter((configMap) => configMap.metadata.name === (name ?? configMap.metadata.name)),
      });
    } else {
      this.openWatch({ response, socket: request.socket, name: name ?? '' }, query);
    }
  }

  private openWatch(watch: OpenWatch, query: Readonly<Record<string, string>>): void {
    const { response } = watch;
    const missed = this.history.since(Number(query['resourceVersion']));
    if (missed === 'expired') {
      const message = 'too old resource version';
      if (this.expiry === 'event') {
        const status = { kind: 'Status', status: 'Failure', code: 410, reason: 'Expired', message };
        response.end(`${JSON.stringify({ type: 'ERROR', object: status })}\n`);
      } else {
        sendStatus(response, 410, message);
      }
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    response.flushHeaders();
    this.watches.add(watch);
    const cancel = this.options.clock.schedule(Number(query['timeoutSeconds']) * 1000, () => {
      if (!this.isSilent) {
        response.end();
      }
    });
    response.on('close', () => {
      cancel();
      this.watches.delete(watch);
    });
    for (const { type, object } of missed) {
      if (object.metadata.name === watch.name) {
        response.write(`${JSON.stringify({ type, object })}\n`);
      }
    }
  }

  private misbehave(kind: SeenRequest['kind'], request: IncomingMessage, response: ServerResponse): boolean {
    const index = this.faults.findIndex(({ on }) => on === kind);
    const fault = this.faults[index]?.fault;
    if (fault === undefined) {
      return false;
    }
    this.faults.splice(index, 1);
    switch (fault.kind) {
      case 'status':
        sendStatus(response, fault.status, `made to fail with ${fault.status}`, fault.headers);
        break;
      case 'reset':
        request.socket.destroy();
        break;
      case 'text':
        response.end(fault.text);
        break;
      case 'no-answer':
    }
    return true;
  }
}

export type { StoredConfigMap };

function sendStatus(
  response: ServerResponse,
  code: number,
  message: string,
  headers: Record<string, string> = {},
): void {
  sendJson(response, code, { kind: 'Status', apiVersion: 'v1', status: 'Failure', message, code }, headers);
}

function sendJson(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
