import { createServer } from 'node:https';
import type { Door } from '@pact-infra/mock-server';
import { listenTls, tlsOptions } from '../tls/tls-door.js';
import type { TlsDoorOptions } from '../tls/tls-door.js';
import { answerForToken } from './answer-for-token.js';

/** The token endpoints, over TLS: clients refuse to ask for a token without. */
export function tokenDoor({ port, portVariable, certificate }: TlsDoorOptions): Door {
  return {
    name: 'token endpoint',
    open: ({ host }) => listenTls(createServer(tlsOptions(certificate), answerForToken), { port, portVariable, host }),
  };
}
