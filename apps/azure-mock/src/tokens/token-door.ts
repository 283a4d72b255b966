import type { Door } from '@pact-infra/mock-server';
import { listenTls } from '../tls/tls-door.js';
import type { TlsDoorOptions } from '../tls/tls-door.js';
import { createTokenServer } from './token-server.js';

const IDLE_CHECK_MILLISECONDS = 50;

/** The token endpoints, over TLS: clients refuse to ask for a token without. */
export function tokenDoor(options: TlsDoorOptions): Door {
  return {
    name: 'token endpoint',
    open: async ({ host }) => {
      const http = createTokenServer();
      const listener = await listenTls(options, { http, host });
      return {
        port: listener.port,
        close: async () => {
          const closeIdle = setInterval(() => {
            http.closeIdleConnections();
          }, IDLE_CHECK_MILLISECONDS);
          await listener.close();
          clearInterval(closeIdle);
        },
      };
    },
  };
}
