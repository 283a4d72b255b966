import { isNetworkError, retryAfter, type IAxiosRetryConfig } from 'axios-retry';
import { AxiosError } from 'axios';
import type { RetryOptions } from './broker-client-options.js';

const defaults = { retries: 3, baseDelayMs: 200, maxDelayMs: 30_000 };

/**
 * The retry policy: every request this client makes may be repeated, because publishing the same content twice changes
 * nothing.
 */
export function retryPolicy(options: RetryOptions = {}): IAxiosRetryConfig {
  const { retries, baseDelayMs, maxDelayMs } = { ...defaults, ...options };
  return {
    retries,
    shouldResetTimeout: true,
    retryCondition: (error) => isPassing(error) && retryAfter(error) <= maxDelayMs,
    retryDelay: (retryNumber, error) => {
      const backOff = Math.min(baseDelayMs * 2 ** (retryNumber - 1), maxDelayMs);
      // Equal jitter: half of the pause is fixed, so that many clients spread and none hammers.
      return Math.max(retryAfter(error), backOff / 2 + (backOff / 2) * Math.random());
    },
  };
}

/** Whether a later attempt may succeed. */
function isPassing(error: AxiosError): boolean {
  const status = error.response?.status;
  if (status !== undefined) {
    return isPassingStatus(status) || isCutOff(error);
  }
  return error.code === AxiosError.ETIMEDOUT || (isNetworkError(error) && !isOwnVerdict(error));
}

/** Whether a status means "not now". */
export function isPassingStatus(status: number): boolean {
  return status >= 500 || status === 408 || status === 429;
}

/** A success whose body ended early. */
function isCutOff(error: AxiosError): boolean {
  return error.code === AxiosError.ERR_BAD_RESPONSE && (error.response?.status ?? 0) < 300;
}

/** Whether axios itself refused, for a body that is too large for instance: the next attempt would end alike. */
export function isOwnVerdict(error: AxiosError): boolean {
  return error.code?.startsWith('ERR_') ?? false;
}
