import { createHash } from 'node:crypto';
import { recordedHeaders } from './recorded-request.js';
import type { RecordedRequest } from './recorded-request.js';

const LENGTH = 12;

/** The same for every retry that a client makes of one call in a session. */
export function missId(session: string, request: RecordedRequest): string {
  const { method, path, query, body } = request;
  const target = recordedHeaders(request).get('x-amz-target') ?? [];
  const call = JSON.stringify([session, method, path, query, target, body]);
  return createHash('sha256').update(call).digest('hex').slice(0, LENGTH);
}
