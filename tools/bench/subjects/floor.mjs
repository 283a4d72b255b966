import { fileURLToPath } from 'node:url';
import { FLOOR_MARKER } from './floor-marker.mjs';

const SERVER = fileURLToPath(new URL('./floor-server.mjs', import.meta.url));

/**
 * Bare `node:http` with a fixed answer: what Node itself costs.
 *
 * @type {import('./subject.mjs').Subject}
 */
export const floor = {
  name: 'floor',
  title: 'bare node:http, fixed answer',
  obstacle: () => undefined,
  serves: (_, count) => count === 1, // it knows no contracts, so that their size makes no difference
  program: ({ port }) => ({ command: process.execPath, args: [SERVER, String(port)] }),
  answer: { status: 200, marker: FLOOR_MARKER },
};
