import { connect } from 'node:net';

const PATIENCE_MS = 30_000;

/**
 * Sends bytes to a port as they are and collects everything that comes back until the server closes.
 *
 * The bytes may be a list that is written piece by piece; what the server no longer wants to read is not sent.
 */
export function sendRaw(port: number, pieces: Iterable<string | Buffer>): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    const received: Buffer[] = [];
    const iterator = pieces[Symbol.iterator]();
    // An answer followed by a reset is an answer: the server had enough.
    const finish = (): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(Buffer.concat(received).toString('latin1'));
    };
    const timer = setTimeout(finish, PATIENCE_MS);
    const writeOn = (): void => {
      for (let next = iterator.next(); next.done !== true; next = iterator.next()) {
        if (!socket.write(next.value)) {
          socket.once('drain', writeOn);
          return;
        }
      }
      socket.end();
    };
    socket.on('connect', writeOn);
    socket.on('data', (chunk) => received.push(chunk));
    socket.on('end', finish);
    socket.on('error', finish);
    socket.on('close', finish);
  });
}

/** The status codes of the answers in what came back. */
export function statusCodes(received: string): readonly number[] {
  return [...received.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
}
