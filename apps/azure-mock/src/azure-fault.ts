import type { FaultDescription, Refusal, RefusalKind } from '@pact-infra/mock-server';

/** Azure's clients try a throttled request again only if they are told when. */
const DEFAULT_RETRY_AFTER_SECONDS = 1;

interface Words {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const words: Readonly<Record<RefusalKind, Words>> = {
  throttling: { status: 429, code: 'Throttled', message: 'Too many requests were received.' },
  outage: { status: 503, code: 'ServiceUnavailable', message: 'The service is unavailable for the moment.' },
  unauthenticated: { status: 401, code: 'Unauthorized', message: 'The token of the request is not valid.' },
  forbidden: { status: 403, code: 'Forbidden', message: 'The caller is not authorized to perform the action.' },
};

/** Where App Configuration is, rather than Key Vault. */
const appConfiguration = /^\/(?:keys|kv|labels|locks|revisions|snapshots)(?:\/|$)/;

/**
 * A fault as Azure's data planes answer it.
 *
 * @param authenticate - value of the `WWW-Authenticate` that goes with a 401; undefined: none
 */
export function describeAzureFault(
  { kind, retryAfterSeconds }: Refusal,
  { path, authenticate }: { readonly path: string; readonly authenticate: string | undefined },
): FaultDescription {
  const { status, code, message } = words[kind];
  const isThrottling = kind === 'throttling';
  const seconds = retryAfterSeconds ?? (isThrottling ? DEFAULT_RETRY_AFTER_SECONDS : undefined);
  const headers = [
    ...(seconds === undefined ? [] : ['retry-after', String(seconds)]),
    ...(kind === 'unauthenticated' && authenticate !== undefined ? ['www-authenticate', authenticate] : []),
  ];
  return isThrottling && appConfiguration.test(path)
    ? { status, headers, contentType: 'application/problem+json; charset=utf-8', body: tooManyRequests }
    : { status, headers, contentType: 'application/json; charset=utf-8', body: { error: { code, message } } };
}

const tooManyRequests = {
  type: 'https://azconfig.io/errors/too-many-requests',
  title: 'The quota of requests is exceeded.',
  policy: 'Total Requests',
  status: 429,
};
