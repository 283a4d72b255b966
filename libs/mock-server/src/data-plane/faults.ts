import type { HeaderFields } from '@pact-infra/pact-core';
import { ownAnswer } from './answer.js';
import type { Answer } from './answer.js';
import { isHealthCheck } from './request-head.js';

const DEFAULT_RETRY_AFTER_SECONDS = 60;

const unauthorized = faultAnswer(401, 'Unauthorized: Invalid or missing authentication credentials');
const forbidden = faultAnswer(403, 'Forbidden: Insufficient permissions');
const unavailable = faultAnswer(503, 'Service temporarily unavailable');

const authFailures: ReadonlyMap<string, Answer> = new Map([
  ['401', unauthorized],
  ['unauthorized', unauthorized],
  ['403', forbidden],
  ['forbidden', forbidden],
]);

/**
 * The fault that a request's headers ask for: `X-Auth-Failure` before `X-Service-Unavailable` before `X-Rate-Limit`.
 * A health check (`GET /health`, `GET /`) can be rate-limited, and nothing else.
 */
export function requestedFault(method: string, path: string, headers: HeaderFields): Answer | undefined {
  const authFailure = headers['x-auth-failure'];
  const serviceUnavailable = headers['x-service-unavailable'];
  const rateLimit = headers['x-rate-limit'];
  if (authFailure === undefined && serviceUnavailable === undefined && rateLimit === undefined) {
    return undefined;
  }
  if (!isHealthCheck(method, path)) {
    const refusal = authFailures.get(authFailure?.[0] ?? '');
    if (refusal !== undefined) {
      return refusal;
    }
    if (isTrue(serviceUnavailable)) {
      return unavailable;
    }
  }
  return isTrue(rateLimit) ? rateLimited(headers['x-rate-limit-retry-after']) : undefined;
}

function faultAnswer(code: number, message: string): Answer {
  return ownAnswer({ status: code, outcome: 'fault', body: { error: { code, message } } });
}

function rateLimited(retryAfterHeader: readonly string[] | undefined): Answer {
  const seconds = unsignedInteger(retryAfterHeader?.[0] ?? '') ?? DEFAULT_RETRY_AFTER_SECONDS;
  return ownAnswer({
    status: 429,
    outcome: 'fault',
    headers: ['retry-after', String(seconds)],
    body: { error: { code: 429, message: 'Rate limit exceeded', retry_after: seconds } },
  });
}

function isTrue(header: readonly string[] | undefined): boolean {
  return header?.[0]?.toLowerCase() === 'true';
}

function unsignedInteger(text: string): number | undefined {
  const number = /^\+?\d+$/.test(text) ? Number(text) : undefined;
  return Number.isSafeInteger(number) ? number : undefined;
}
