import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApiServer } from './api-server.js';

export interface ServiceAccountOptions {
  /** `KUBERNETES_SERVICE_HOST` and `KUBERNETES_SERVICE_PORT`, as Kubernetes sets them in every container. */
  readonly host: string;
  readonly port: string | number;
  /** Where token and certificate are mounted. */
  readonly directory?: string;
}

/** Where Kubernetes mounts token and certificate of a pod's service account. */
export const SERVICE_ACCOUNT_DIRECTORY = '/var/run/secrets/kubernetes.io/serviceaccount';

/**
 * The API server of the cluster that the process runs in. Reads the mounted files itself: the client library costs 90 MiB
 * of memory, more than a small container has.
 */
export function serviceAccountServer(options: ServiceAccountOptions): ApiServer {
  const { host, port, directory = SERVICE_ACCOUNT_DIRECTORY } = options;
  const authority = host.includes(':') ? `[${host}]` : host;
  return {
    url: new URL(`https://${authority}:${port}`),
    requestOptions: async () => {
      const [token, ca] = await Promise.all([
        readFile(join(directory, 'token'), 'utf8'),
        readFile(join(directory, 'ca.crt')),
      ]);
      return { ca, agent: false, headers: { authorization: `Bearer ${token.trim()}` } };
    },
    credentialsRefused: () => undefined, // the files are read anew anyway
  };
}
