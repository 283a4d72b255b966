import { connect } from 'node:net';

/** Sends bytes and returns everything that comes back until the server closes the connection, or stays silent for a while. */
export async function rawExchange(
  url: string,
  chunks: readonly (string | Buffer)[],
  { halfClose = false }: { readonly halfClose?: boolean } = {},
): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  const received: Buffer[] = [];
  for (const chunk of chunks) {
    socket.write(chunk);
  }
  if (halfClose) {
    socket.end();
  }
  await new Promise<void>((resolve) => {
    socket.on('data', (data: Buffer) => {
      received.push(data);
    });
    socket.on('end', () => socket.destroy());
    socket.on('error', () => socket.destroy()); // a reset ends the exchange as well
    socket.on('close', () => {
      resolve();
    });
  });
  return Buffer.concat(received).toString('latin1');
}
