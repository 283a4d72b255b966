import { once } from 'node:events';
import type { Server } from 'node:net';
import { listenError } from '@pact-infra/nest-service';

export interface ListenOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** The environment variable that an error about the port names. */
  readonly portVariable: string;
  readonly host: string;
}

/**
 * Makes a server of a door listen.
 *
 * @returns the port
 * @throws StartError when the address cannot be listened on; it names the port and its variable
 */
export async function listen(server: Server, { port, portVariable, host }: ListenOptions): Promise<number> {
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    throw listenError(error, { port, portVariable, host });
  }
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new TypeError(`Expected the server to listen on a TCP port, got ${String(address)}`);
  }
  return address.port;
}
