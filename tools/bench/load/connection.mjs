import { connect } from 'node:net';
import { once } from 'node:events';
import { responseEnd } from './response-end.mjs';

const NOTHING = Buffer.alloc(0);

/**
 * A kept-alive connection that carries one request at a time.
 *
 * Callbacks, not promises: a load generator that costs more than the server measures itself.
 */
export class Connection {
  #socket;
  /** @type {Buffer} */
  #received = NOTHING;
  #closed = false;
  /** @type {(response: Buffer | undefined) => void} */
  #onResponse = () => undefined;

  /** @param {import('node:net').Socket} socket an open one */
  constructor(socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#receive(chunk));
    socket.on('error', () => this.#fail()); // 'close' follows; the caller gets no response
    socket.on('close', () => this.#fail());
  }

  /** @param {number} port */
  static async open(port) {
    const socket = connect({ port, host: '127.0.0.1' });
    await once(socket, 'connect');
    return new Connection(socket);
  }

  get isClosed() {
    return this.#closed;
  }

  /**
   * Sends a request.
   *
   * @param {Buffer} request
   * @param {(response: Buffer | undefined) => void} onResponse gets the whole response, or nothing if the connection broke
   */
  send(request, onResponse) {
    this.#onResponse = onResponse;
    if (this.#closed) {
      this.#fail();
    } else {
      this.#socket.write(request);
    }
  }

  close() {
    this.#onResponse = () => undefined;
    this.#socket.destroy();
  }

  /** @param {Buffer} chunk */
  #receive(chunk) {
    const bytes = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    if (responseEnd(bytes) === -1) {
      this.#received = bytes;
    } else {
      this.#received = NOTHING;
      this.#onResponse(bytes);
    }
  }

  #fail() {
    this.#closed = true;
    const onResponse = this.#onResponse;
    this.#onResponse = () => undefined;
    onResponse(undefined);
  }
}
