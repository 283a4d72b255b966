import { Duplex } from 'node:stream';

/** One end of a connection without a network. Whatever destroys one end resets the other. */
class ConnectionEnd extends Duplex {
  peer: ConnectionEnd | undefined;

  override _read(): void {
    // Data is pushed as soon as the other end writes it.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.peer?.push(chunk);
    done();
  }

  override _final(done: () => void): void {
    this.peer?.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    const { peer } = this;
    if (peer !== undefined && !peer.destroyed) {
      process.nextTick(() => peer.destroy(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })));
    }
    done(error);
  }

  /** For the HTTP client, which asks for it on every socket. */
  setKeepAlive(): this {
    return this;
  }
}

/** A connection whose two ends are in this process: no port, no system call, no timing of the machine's. */
export function memoryConnection(): { readonly client: Duplex; readonly server: Duplex } {
  const [client, server] = [new ConnectionEnd(), new ConnectionEnd()];
  client.peer = server;
  server.peer = client;
  return { client, server };
}
