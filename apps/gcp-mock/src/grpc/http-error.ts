import { status as codes } from '@grpc/grpc-js';
import type { Answer } from '@pact-infra/mock-server';
import { rpcCodeName } from '../rpc-code.js';
import type { RpcStatus } from './error-details.js';
import { isRecord } from './json-message.js';
import type { JsonMessage } from './json-message.js';

const RETRY_INFO = 'type.googleapis.com/google.rpc.RetryInfo';

/** The error that an HTTP answer tells of, in Google's format or in another. */
export function errorIn({ status, headers, body }: Answer, json: unknown): RpcStatus {
  const whole = isRecord(json) ? json : {};
  const error = isRecord(whole['error']) ? whole['error'] : {};
  const details: readonly unknown[] = Array.isArray(error['details']) ? error['details'] : [];
  return {
    code: codeNamed(error['status']) ?? codeNamed(rpcCodeName(status)) ?? codes.INTERNAL,
    message: messageIn(whole, error) ?? `HTTP status ${status} ${body?.toString() ?? ''}`.trimEnd(),
    details: details.some(isRetryInfo) ? details : [...details, ...retryInfo(headers)],
  };
}

function codeNamed(name: unknown): codes | undefined {
  const code = Object.entries(codes).find(([key]) => key === name)?.[1];
  return typeof code === 'number' && code !== codes.OK ? code : undefined;
}

/** Google's `error.message`, or the `error` and `message` that others have. */
function messageIn(whole: JsonMessage, error: JsonMessage): string | undefined {
  const texts = [error['message'], whole['error'], whole['message']].filter((text) => typeof text === 'string');
  return texts.length > 0 ? texts.join(': ') : undefined;
}

function isRetryInfo(detail: unknown): boolean {
  return isRecord(detail) && detail['@type'] === RETRY_INFO;
}

/** @param headers - names and values in turn */
function retryInfo(headers: readonly string[]): readonly object[] {
  const index = headers.findIndex((text, position) => position % 2 === 0 && text.toLowerCase() === 'retry-after');
  const seconds = headers[index + 1] ?? '';
  return index !== -1 && /^\d+$/.test(seconds) ? [{ '@type': RETRY_INFO, retryDelay: `${seconds}s` }] : [];
}
