import axios, { AxiosError, type AxiosInstance, type InternalAxiosRequestConfig, type AxiosResponse } from 'axios';
import axiosRetry from 'axios-retry';
import { authorizationHeader, type BrokerAuth } from './broker-auth.js';
import type { BrokerClientOptions, CallOptions } from './broker-client-options.js';
import { toBrokerError } from './broker-failure.js';
import { retryPolicy } from './retry.js';

/** One request to the broker; `url` lies below the configured address. */
export interface BrokerRequest extends CallOptions {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly body?: string;
  /** `false`: one attempt only. */
  readonly retry?: false;
}

/** A 2xx answer with its body as it came. */
export interface BrokerResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** Sends requests: credentials, time-outs, limits, retries, and errors in the broker's words. */
export class Transport {
  readonly #http: AxiosInstance;

  constructor(options: BrokerClientOptions, auth: BrokerAuth | undefined) {
    const { timeoutMs = 30_000, maxResponseBytes = 32 * 1024 * 1024 } = options;
    this.#http = axios.create({
      adapter: withDeadline(timeoutMs),
      headers: {
        Accept: 'application/hal+json, application/json;q=0.9',
        ...(auth === undefined ? {} : { Authorization: authorizationHeader(auth) }),
      },
      responseType: 'text',
      transformRequest: [],
      transformResponse: [],
      maxContentLength: maxResponseBytes,
      maxBodyLength: Infinity,
      // A redirect could lead the credentials, or a publish turned into a GET, elsewhere.
      maxRedirects: 0,
    });
    axiosRetry(this.#http, retryPolicy(options.retry));
  }

  /**
   * @throws BrokerError
   * @throws unknown the signal's reason once the signal is aborted
   */
  async send(request: BrokerRequest): Promise<BrokerResponse> {
    const { method, url, body, signal, retry } = request;
    signal?.throwIfAborted();
    try {
      const response = await this.#http.request<string>({
        method,
        url,
        ...(body === undefined ? {} : { data: body, headers: { 'Content-Type': 'application/json' } }),
        ...(signal === undefined ? {} : { signal }),
        ...(retry === false ? { 'axios-retry': { retries: 0 } } : {}),
      });
      return { status: response.status, headers: headersOf(response), body: response.data };
    } catch (error) {
      signal?.throwIfAborted();
      throw toBrokerError(error, { method, url });
    }
  }
}

/**
 * Limits a whole attempt: axios's own time-out starts anew with every byte, so a trickling body would never end.
 */
function withDeadline(timeoutMs: number): (config: InternalAxiosRequestConfig) => Promise<AxiosResponse> {
  const send = axios.getAdapter('http');
  return async (config) => {
    const deadline = AbortSignal.timeout(timeoutMs);
    const caller = config.signal as AbortSignal | undefined; // only ever set by Transport.send
    try {
      return await send({ ...config, signal: caller === undefined ? deadline : AbortSignal.any([caller, deadline]) });
    } catch (error) {
      if (axios.isCancel(error) && deadline.aborted && caller?.aborted !== true) {
        throw new AxiosError(`no complete answer within ${timeoutMs} ms`, AxiosError.ETIMEDOUT, config);
      }
      throw withOriginalConfig(error, config);
    }
  };
}

/** The retry repeats the config of the error, which must not carry the spent deadline of this attempt. */
function withOriginalConfig(error: unknown, config: InternalAxiosRequestConfig): unknown {
  if (axios.isAxiosError(error)) {
    error.config = config;
  }
  return error;
}

function headersOf(response: AxiosResponse): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}
