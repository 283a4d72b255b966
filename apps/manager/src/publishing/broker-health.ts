import type { BrokerClient } from '@pact-infra/broker-client';
import type { HealthCheck } from './broker-adapter.js';

const STANDARD_HEARTBEAT = '/diagnostic/status/heartbeat';
const TIMEOUT_MS = 5_000;

export interface HealthCheckOptions {
  readonly client: BrokerClient;
  readonly baseUrl: string;
  /** Where this broker tells its health. At the standard place its database is checked as well. */
  readonly path: string;
  readonly username: string;
  readonly password: string;
}

export function brokerHealthCheck(options: HealthCheckOptions): HealthCheck {
  const { client, path } = options;
  return path === STANDARD_HEARTBEAT ? askClient(client) : askPath(options);
}

function askClient(client: BrokerClient): HealthCheck {
  return async (signal) => {
    const { healthy, problem } = await client.checkHealth({ signal });
    return healthy ? undefined : (problem ?? 'the broker says that it is not healthy');
  };
}

function askPath({ baseUrl, path, username, password }: HealthCheckOptions): HealthCheck {
  const url = new URL(baseUrl.replace(/\/$/, '') + path);
  url.username = '';
  url.password = '';
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  return async (signal) => {
    try {
      const response = await fetch(url, {
        headers: { authorization },
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      await response.body?.cancel();
      return response.ok ? undefined : `GET ${url.href} answered ${response.status}`;
    } catch (error) {
      return `GET ${url.href} failed: ${String(error)}`;
    }
  };
}
