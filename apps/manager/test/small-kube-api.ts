import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

export interface WrittenEvent {
  readonly involvedObject: { readonly name: string; readonly uid: string };
  readonly type: string;
  readonly reason: string;
  readonly message: string;
}

/** As much of a Kubernetes API server as lists and watches ConfigMaps and takes Events. */
export class SmallKubeApi {
  readonly events: WrittenEvent[] = [];
  /** Requests to write an Event, refused ones included. */
  attempts = 0;
  areEventsForbidden = false;
  private readonly configMaps = new Map<string, object>();
  private readonly watches = new Set<ServerResponse>();
  private version = 1;
  private readonly server = createServer((request, response) => void this.answer(request, response));

  /** Returns its port. */
  async start(): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  put(name: string, data: Readonly<Record<string, string>>): void {
    const object = { metadata: { name, uid: `uid of ${name}`, resourceVersion: String(++this.version) }, data };
    this.configMaps.set(name, object);
    for (const watch of this.watches) {
      watch.write(`${JSON.stringify({ type: 'MODIFIED', object })}\n`);
    }
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('content-type', 'application/json');
    if (request.method === 'POST') {
      await this.takeEvent(request, response);
    } else if (request.url?.includes('watch=true') === true) {
      response.flushHeaders();
      this.watches.add(response);
      response.on('close', () => this.watches.delete(response));
    } else {
      const items = [...this.configMaps.values()];
      response.end(JSON.stringify({ metadata: { resourceVersion: String(this.version) }, items }));
    }
  }

  private async takeEvent(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.attempts++;
    if (this.areEventsForbidden) {
      response.writeHead(403).end('{"kind":"Status","message":"events is forbidden"}');
    } else {
      this.events.push((await json(request)) as WrittenEvent);
      response.writeHead(201).end('{}');
    }
  }
}
