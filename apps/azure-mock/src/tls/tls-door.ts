import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import { createServer } from 'node:tls';
import { listen } from '@pact-infra/mock-server';
import type { Door, OpenDoor } from '@pact-infra/mock-server';
import { authorityModule } from './authority.controller.js';
import type { ServerCertificate } from './certificate.js';

const HANDSHAKE_MILLISECONDS = 10_000;

export interface TlsDoorOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly portVariable: string;
  readonly certificate: ServerCertificate;
}

/** The mock server's own HTTP, over TLS. */
export function tlsDoor(options: TlsDoorOptions): Door {
  const { authority } = options.certificate;
  return {
    name: 'TLS',
    ...(authority !== undefined && { controlPlane: authorityModule(authority) }),
    open: ({ http, host }) => listenTls(options, { http, host }),
  };
}

/** Listens for TLS, and lets an HTTP server have the connections. */
export async function listenTls(
  { port, portVariable, certificate }: TlsDoorOptions,
  { http, host }: { readonly http: HttpServer; readonly host: string },
): Promise<OpenDoor> {
  const { certificate: cert, key } = certificate;
  const server = createServer({ cert, key, ALPNProtocols: ['http/1.1'], handshakeTimeout: HANDSHAKE_MILLISECONDS });
  server.on('secureConnection', (socket) => http.emit('connection', socket));
  server.on('tlsClientError', (_error, socket) => {
    socket.destroy(); // a client that does not trust the certificate knows better why than we do
  });
  return {
    port: await listen(server, { port, portVariable, host }),
    close: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}
