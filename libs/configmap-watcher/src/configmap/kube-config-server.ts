import type { KubeConfig } from '@kubernetes/client-node';
import type { ApiRequestOptions, ApiServer } from './api-server.js';

/**
 * The API server of a context of `$KUBECONFIG` or `~/.kube/config`, with every way to authenticate that the client library
 * knows. The library is loaded here and only here, when it is needed: it is large.
 *
 * @throws Error if there is no such context, or it names no cluster
 */
export async function kubeConfigServer(context?: string): Promise<ApiServer> {
  let config = await loadKubeConfig(context);
  const cluster = config.getCurrentCluster();
  if (cluster === null) {
    const known = config.getContexts().map(({ name }) => name);
    throw new Error(
      `The kubeconfig has no context "${context ?? config.getCurrentContext()}" with a cluster; it has: ${known.join(', ')}`,
    );
  }
  let areCredentialsRefused = false;
  return {
    url: new URL(cluster.server),
    requestOptions: async () => {
      if (areCredentialsRefused) {
        areCredentialsRefused = false;
        config = await loadKubeConfig(context);
      }
      const options: ApiRequestOptions = { headers: {} };
      await config.applyToHTTPSOptions(options);
      return options;
    },
    credentialsRefused: () => {
      areCredentialsRefused = true;
    },
  };
}

async function loadKubeConfig(context: string | undefined): Promise<KubeConfig> {
  const { KubeConfig } = await import('@kubernetes/client-node');
  const config = new KubeConfig();
  config.loadFromDefault();
  if (context !== undefined) {
    config.setCurrentContext(context);
  }
  return config;
}
