import type { Socket } from 'node:net';

/** Ends a connection without a word: the client sees a reset. */
export function resetConnection(socket: Socket): void {
  if ('encrypted' in socket) {
    socket.destroy(); // Node resets no TLS connection; without the end that TLS asks for it counts as broken too
  } else {
    socket.resetAndDestroy();
  }
}
