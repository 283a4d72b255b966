import type { FaultDescription, Refusal, RefusalKind } from '@pact-infra/mock-server';
import { rpcCodeName } from './rpc-code.js';

interface Words {
  readonly code: number;
  readonly message: string;
  /** Reason and domain of a google.rpc.ErrorInfo. */
  readonly reason?: readonly [reason: string, domain: string];
  readonly headers?: readonly string[];
}

const words: Readonly<Record<RefusalKind, Words>> = {
  throttling: {
    code: 429,
    message: 'The quota of requests per minute is exceeded.',
    reason: ['RATE_LIMIT_EXCEEDED', 'googleapis.com'],
  },
  outage: { code: 503, message: 'The service is unavailable for the moment.' },
  unauthenticated: {
    code: 401,
    message: 'The credentials of the request are not valid.',
    reason: ['ACCESS_TOKEN_EXPIRED', 'googleapis.com'],
    headers: ['www-authenticate', 'Bearer realm="https://accounts.google.com/", error="invalid_token"'],
  },
  forbidden: {
    code: 403,
    message: 'The caller does not have the permission.',
    reason: ['IAM_PERMISSION_DENIED', 'iam.googleapis.com'],
  },
};

/** A fault as Google's REST APIs answer it: a status with google.rpc details. */
export function describeGcpFault({ kind, retryAfterSeconds }: Refusal): FaultDescription {
  const { code, message, reason, headers = [] } = words[kind];
  const details = [
    ...(reason === undefined ? [] : [{ '@type': detailType('ErrorInfo'), reason: reason[0], domain: reason[1] }]),
    ...(retryAfterSeconds === undefined
      ? []
      : [{ '@type': detailType('RetryInfo'), retryDelay: `${retryAfterSeconds}s` }]),
  ];
  return {
    status: code,
    contentType: 'application/json; charset=UTF-8',
    headers: retryAfterSeconds === undefined ? headers : [...headers, 'retry-after', String(retryAfterSeconds)],
    body: { error: { code, message, status: rpcCodeName(code), ...(details.length > 0 && { details }) } },
  };
}

function detailType(name: string): string {
  return `type.googleapis.com/google.rpc.${name}`;
}
