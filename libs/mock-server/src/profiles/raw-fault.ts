import type { Refusal, RefusalKind } from '../faults/fault.js';
import type { FaultDescription } from './profile.js';

const refusals: Readonly<Record<RefusalKind, { readonly status: number; readonly error: string }>> = {
  throttling: { status: 429, error: 'Too many requests' },
  outage: { status: 503, error: 'Service unavailable' },
  unauthenticated: { status: 401, error: 'Unauthenticated' },
  forbidden: { status: 403, error: 'Forbidden' },
};

/** A fault as plain HTTP knows it. */
export function describeFaultPlainly({ kind, retryAfterSeconds }: Refusal): FaultDescription {
  const { status, error } = refusals[kind];
  return {
    status,
    contentType: 'application/json',
    headers: retryAfterSeconds === undefined ? [] : ['retry-after', String(retryAfterSeconds)],
    body: { error },
  };
}
