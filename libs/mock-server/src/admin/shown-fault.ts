import type { PlannedFault } from '../faults/fault-plan.js';

/** A planned fault as it is told. */
export interface ShownFault {
  readonly id: string;
  readonly kind: string;
  readonly ms: number;
  readonly retry_after: number | null;
  readonly times: number | null;
  readonly skip: number;
  readonly probability: number;
  readonly seed: number;
  readonly method: string | null;
  readonly path: string | null;
  readonly path_pattern: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly expires: string | null;
  /** Requests that it was meant for, until it was over. */
  readonly met: number;
  /** Requests that it fell on. */
  readonly fallen: number;
}

export function shownFault({ id, filter, course, expiresAt }: PlannedFault): ShownFault {
  const { kind, delayMs, retryAfterSeconds, times, skip, probability, seed } = course.fault;
  const { method, path, pathPattern, headers } = filter;
  return {
    id,
    kind,
    ms: delayMs,
    retry_after: retryAfterSeconds ?? null,
    times: times === Infinity ? null : times,
    skip,
    probability,
    seed,
    method: method ?? null,
    path: path ?? null,
    path_pattern: pathPattern?.source ?? null,
    headers: headers ?? {},
    expires: expiresAt === undefined ? null : new Date(expiresAt).toISOString(),
    met: course.met,
    fallen: course.fallen,
  };
}
