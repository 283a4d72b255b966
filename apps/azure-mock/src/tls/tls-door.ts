import { once } from 'node:events';
import { createServer } from 'node:tls';
import type { Server as TlsServer, TlsOptions } from 'node:tls';
import { listen } from '@pact-infra/mock-server';
import { Draining } from '@pact-infra/nest-service';
import type { Door, ListenOptions, OpenDoor } from '@pact-infra/mock-server';
import { authorityControlPlane } from './authority.controller.js';
import type { ServerCertificate } from './certificate.js';

const HANDSHAKE_MILLISECONDS = 10_000;
const DRAIN_SECONDS = 10;

export interface TlsDoorOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly portVariable: string;
  readonly certificate: ServerCertificate;
}

/** The mock server's own HTTP, over TLS. */
export function tlsDoor({ port, portVariable, certificate }: TlsDoorOptions): Door {
  const { authority } = certificate;
  return {
    name: 'TLS',
    ...(authority !== undefined && { controlPlane: authorityControlPlane(authority) }),
    open: ({ http, host }) => {
      const server = createServer(tlsOptions(certificate), (socket) => http.emit('connection', socket));
      return listenTls(server, { port, portVariable, host });
    },
  };
}

/** What a server needs to know of TLS. */
export function tlsOptions({ certificate, key }: ServerCertificate): TlsOptions {
  return { cert: certificate, key, ALPNProtocols: ['http/1.1'], handshakeTimeout: HANDSHAKE_MILLISECONDS };
}

/** Makes a server of a door listen for TLS. */
export async function listenTls(server: TlsServer, { port, portVariable, host }: ListenOptions): Promise<OpenDoor> {
  const draining = new Draining(server);
  server.on('tlsClientError', (_error, socket) => {
    socket.destroy(); // a client that does not trust the certificate knows better why than we do
  });
  return {
    port: await listen(server, { port, portVariable, host }),
    close: () =>
      draining.during(async () => {
        server.close();
        await once(server, 'close');
      }, DRAIN_SECONDS),
  };
}
