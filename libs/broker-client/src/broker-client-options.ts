import type { BrokerAuth } from './broker-auth.js';

/** How a {@link BrokerClient} reaches its broker; only `baseUrl` is needed. */
export interface BrokerClientOptions {
  /** Where the broker is, a path prefix included: `https://tools.example.org/pact-broker`. Nothing is ever sent elsewhere. */
  readonly baseUrl: string;
  /** Credentials for every request. `user:password@` in `baseUrl` counts as basic auth when this is absent. */
  readonly auth?: BrokerAuth;
  /** Path below `baseUrl` that answers 2xx while the broker is healthy. Default: its heartbeat and dependencies checks. */
  readonly healthPath?: string;
  /** Longest time one attempt may take, body included. Default: 30 000. */
  readonly timeoutMs?: number;
  /** How failed attempts are repeated. */
  readonly retry?: RetryOptions;
  /** Largest response body read, in bytes. Default: 32 MiB. */
  readonly maxResponseBytes?: number;
}

/** When and how often a request is repeated after connection errors, time-outs, 5xx, 408 and 429. */
export interface RetryOptions {
  /** Attempts after the first one. Default: 3. */
  readonly retries?: number;
  /** First pause; it doubles with each retry and is spread by jitter. Default: 200. */
  readonly baseDelayMs?: number;
  /** Longest pause. A `Retry-After` beyond it ends the retries. Default: 30 000. */
  readonly maxDelayMs?: number;
}

/** Options of every call. */
export interface CallOptions {
  /** Ends the call; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}
