import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Clock } from '../../src/clock.js';
import { ADMIN, isAllowed } from './access.js';
import { sendStatus } from './answers.js';
import { parseCall, type ApiCall } from './api-call.js';
import { commit, type Fault } from './fault.js';
import { ObjectEndpoints } from './object-endpoints.js';
import { ObjectStore, type ObjectContent } from './object-store.js';
import { WatchStreams } from './watch-streams.js';

export interface FakeApiServerOptions {
  readonly clock: Clock;
  readonly tls?: { readonly key: Buffer; readonly cert: Buffer };
}

/** The namespace that tests put ConfigMaps into, unless they say otherwise. */
export const NAMESPACE = 'team-a';

/** As much of a Kubernetes API server as matters to whoever watches ConfigMaps, with faults on demand. */
export class FakeApiServer {
  readonly store = new ObjectStore();
  readonly watches: WatchStreams;
  /** All that was asked so far. */
  readonly calls: ApiCall[] = [];
  /** Users by token. */
  readonly tokens = new Map([['admin', ADMIN]]);
  private readonly faults: { readonly on: ApiCall['verb']; readonly fault: Fault }[] = [];
  private readonly connections = new Set<Duplex>();
  private readonly endpoints = new ObjectEndpoints(this.store, this.tokens);
  private readonly server: Server;

  constructor(private readonly options: FakeApiServerOptions) {
    this.watches = new WatchStreams(this.store, options.clock);
    const listener = (request: IncomingMessage, response: ServerResponse): void => {
      this.receive(request, response);
    };
    this.server = options.tls === undefined ? createHttpServer(listener) : createHttpsServer(options.tls, listener);
    this.server.on(options.tls === undefined ? 'connection' : 'secureConnection', (socket: Socket) => {
      this.connections.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => this.connections.delete(socket));
    });
  }

  async start(port = 0): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.resetConnections();
    await closed;
  }

  /** Takes a connection that comes by another way than its port. */
  accept(connection: Duplex): void {
    this.server.emit('connection', connection);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): URL {
    return new URL(`${this.options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${this.port}`);
  }

  putConfigMap(name: string, content: ObjectContent): void {
    this.store.put({ resource: 'configmaps', namespace: NAMESPACE, name }, content);
  }

  deleteConfigMap(name: string): void {
    this.store.delete({ resource: 'configmaps', namespace: NAMESPACE, name });
  }

  /** The next requests of a kind go wrong, each in its way. */
  failNext(on: ApiCall['verb'], ...faults: readonly Fault[]): void {
    this.faults.push(...faults.map((fault) => ({ on, fault })));
  }

  get pendingFaults(): number {
    return this.faults.length;
  }

  /** From now on nothing goes wrong. */
  heal(): void {
    this.faults.length = 0;
  }

  resetConnections(): void {
    for (const connection of this.connections) {
      connection.destroy();
    }
  }

  private receive(request: IncomingMessage, response: ServerResponse): void {
    const call = parseCall(request);
    if (call === undefined) {
      sendStatus(response, {
        code: 404,
        reason: 'NotFound',
        message: 'the server could not find the requested resource',
      });
      return;
    }
    this.calls.push(call);
    const answer = (): void => {
      void this.answer(call, request, response);
    };
    const index = this.faults.findIndex(({ on }) => on === call.verb);
    const [due] = index === -1 ? [] : this.faults.splice(index, 1);
    if (due === undefined) {
      answer();
    } else {
      commit(due.fault, { request, response, clock: this.options.clock, answer });
    }
  }

  private async answer(call: ApiCall, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const user = this.tokens.get(call.authorization?.replace('Bearer ', '') ?? '');
    if (user === undefined) {
      sendStatus(response, { code: 401, reason: 'Unauthorized', message: 'Unauthorized' });
    } else if (!isAllowed(this.store, { ...call, user })) {
      sendStatus(response, { code: 403, reason: 'Forbidden', message: refusal(call, user) });
    } else if (call.verb === 'watch') {
      this.watches.open(call, response);
    } else if (call.verb === 'create' || call.verb === 'update') {
      this.endpoints.answer(call, await text(request), response);
    } else {
      this.endpoints.answer(call, '', response);
    }
  }
}

function refusal({ verb, resource, namespace, name }: ApiCall, user: string): string {
  const what = name === undefined ? resource : `${resource} "${name}"`;
  return `${what} is forbidden: User "${user}" cannot ${verb} resource "${resource}" in API group "" in the namespace "${namespace}"`;
}
