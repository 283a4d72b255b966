import type { Server as HttpServer } from 'node:http';
import type { Server, Socket } from 'node:net';

const CHECK_MILLISECONDS = 50;

/** Lets a server close in good time: it ends the connections that nothing is in flight on, and after a while the others. */
export class Draining {
  readonly #connections = new Set<Socket>();

  /** @param server - before its first connection; of HTTP or not, with or without TLS */
  constructor(private readonly server: Server) {
    for (const event of ['connection', 'secureConnection']) {
      server.on(event, (connection: Socket) => {
        this.#connections.add(connection);
        connection.once('close', () => this.#connections.delete(connection));
      });
    }
  }

  /**
   * Closes the server.
   *
   * @param close - makes it take no more connections, and waits for the ones it has
   * @param seconds - that requests in flight may take
   */
  async during(close: () => Promise<void>, seconds: number): Promise<void> {
    // A kept-alive connection may fall idle at any time while the server closes.
    const endIdle = setInterval(() => {
      this.#endIdle();
    }, CHECK_MILLISECONDS);
    const cut = setTimeout(() => {
      this.#connections.forEach((connection) => connection.destroy());
    }, seconds * 1000);
    try {
      await close();
    } finally {
      clearInterval(endIdle);
      clearTimeout(cut);
    }
  }

  #endIdle(): void {
    if (isHttp(this.server)) {
      this.server.closeIdleConnections();
    }
    // Node does not count those on which nothing came in yet, such as the spare ones of a browser.
    for (const connection of this.#connections) {
      if (connection.bytesRead === 0) {
        connection.destroy();
      }
    }
  }
}

function isHttp(server: Server): server is HttpServer {
  return 'closeIdleConnections' in server;
}
