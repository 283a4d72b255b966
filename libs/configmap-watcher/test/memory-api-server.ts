import type { ApiServer } from '../src/configmap/api-server.js';
import type { FakeApiServer } from './fake-api/fake-api-server.js';
import { memoryConnection } from './memory-connection.js';

export interface MemoryApiServerOptions {
  readonly api: FakeApiServer;
  readonly token: () => string;
  /** Whether nobody answers at the server's address. */
  readonly isGone: () => boolean;
}

/** The fake API server, reached without a network. */
export function memoryApiServer({ api, token, isGone }: MemoryApiServerOptions): ApiServer {
  return {
    url: new URL('http://kubernetes.default.svc'),
    requestOptions: () => {
      if (isGone()) {
        return Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }));
      }
      return Promise.resolve({
        headers: { authorization: `Bearer ${token()}`, connection: 'close' },
        createConnection: () => {
          const { client, server } = memoryConnection();
          api.accept(server);
          return client;
        },
      });
    },
    credentialsRefused: () => undefined,
  };
}
