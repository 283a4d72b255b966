import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';

/**
 * An HTTP server on loopback that can go away for a while. It cuts every connection then but keeps its port, which
 * another program might take and answer on.
 */
export class InterruptibleServer {
  readonly #server: Server;
  #isAway = false;
  #url = '';

  constructor(listener: RequestListener) {
    this.#server = createServer(listener);
    this.#server.on('connection', (socket) => {
      if (this.#isAway) {
        socket.destroy();
      }
    });
  }

  get url(): string {
    return this.#url;
  }

  async start(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (address === null || typeof address === 'string') {
      throw new TypeError('expected a TCP address');
    }
    this.#url = `http://127.0.0.1:${address.port}`;
    return this;
  }

  goAway(): void {
    this.#isAway = true;
    this.#server.closeAllConnections();
  }

  comeBack(): void {
    this.#isAway = false;
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}
