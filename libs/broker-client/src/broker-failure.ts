import axios, { type AxiosError } from 'axios';
import { errorReasons } from './error-reasons.js';
import {
  BrokerAuthError,
  BrokerConflictError,
  BrokerNotFoundError,
  BrokerResponseError,
  BrokerUnavailableError,
  BrokerValidationError,
  SimilarPacticipantError,
  type BrokerError,
  type FailedExchange,
} from './errors.js';
import { isOwnVerdict, isPassingStatus } from './retry.js';

/** Turns a failed request into the error that says what the broker meant by it. */
export function toBrokerError(error: unknown, request: { readonly method: string; readonly url: string }): BrokerError {
  if (!axios.isAxiosError(error)) {
    return new BrokerResponseError('the request could not be made', {
      ...request,
      reasons: [String(error)],
      cause: error,
    });
  }
  const response = error.response;
  if (response === undefined || response.status < 300) {
    return withoutAnswer(error, request);
  }
  const contentType = String(response.headers['content-type'] ?? '');
  const exchange: FailedExchange = {
    ...request,
    status: response.status,
    reasons: errorReasons(typeof response.data === 'string' ? response.data : '', contentType),
  };
  return response.status < 400
    ? redirected(String(response.headers['location']), exchange)
    : refused(response.status, exchange);
}

function withoutAnswer(error: AxiosError, request: { readonly method: string; readonly url: string }): BrokerError {
  // The cause is the socket's error: an AxiosError carries the request with its credentials, and ends up in logs.
  const exchange = { ...request, reasons: [describe(error)], cause: error.cause };
  return !isOwnVerdict(error) || error.response !== undefined
    ? new BrokerUnavailableError('the broker cannot be reached', exchange)
    : new BrokerResponseError('the exchange failed', exchange);
}

/** Some socket errors have a code and no message. */
function describe(error: AxiosError): string {
  return error.message === '' ? (error.code ?? 'unknown error') : error.message;
}

function redirected(location: string, exchange: FailedExchange): BrokerError {
  return new BrokerResponseError(
    `redirected to ${location}; redirects are not followed, so that credentials stay with the configured host: ` +
      'configure the address the broker really has',
    exchange,
  );
}

function refused(status: number, exchange: FailedExchange): BrokerError {
  switch (status) {
    case 400:
    case 422:
      return new BrokerValidationError(`the broker refuses the request (${status})`, exchange);
    case 401:
      return new BrokerAuthError('the broker does not accept the credentials (401)', exchange);
    case 403:
      return new BrokerAuthError('the credentials do not allow this (403)', exchange);
    case 404:
      return new BrokerNotFoundError('the broker does not have this (404)', exchange);
    case 409:
      return conflict(exchange);
    default:
      return isPassingStatus(status)
        ? new BrokerUnavailableError(`the broker cannot answer now (${status})`, exchange)
        : new BrokerResponseError(`unexpected status ${status}`, exchange);
  }
}

/** A broker has one status for both conflicts and tells them apart in prose only. */
function conflict(exchange: FailedExchange): BrokerError {
  return (exchange.reasons ?? []).some((reason) => /very similar/i.test(reason))
    ? new SimilarPacticipantError('the broker knows a similar name (409)', exchange)
    : new BrokerConflictError('the broker has other content for this version (409)', exchange);
}
