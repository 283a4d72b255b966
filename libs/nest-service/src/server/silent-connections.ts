import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * The connections of a server on which nothing came in yet, such as the spare ones of a browser. They are not among those
 * that Node's `closeIdleConnections` closes, and hold a server that closes open until its time-outs.
 */
export class SilentConnections {
  readonly #connections = new Set<Socket>();

  /** @param server - before its first connection */
  constructor(server: Server) {
    server.on('connection', (connection: Socket) => {
      this.#connections.add(connection);
      connection.once('close', () => this.#connections.delete(connection));
    });
  }

  close(): void {
    for (const connection of this.#connections) {
      if (connection.bytesRead === 0) {
        connection.destroy();
      }
    }
  }
}
