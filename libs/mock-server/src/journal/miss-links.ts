import type { HttpRequest } from '@pact-infra/pact-core';
import type { AdminPrefix } from '../control-plane/admin-prefix.js';
import type { Session } from '../sessions/session.js';
import { missId } from './miss-id.js';
import { recordRequest } from './recorded-request.js';

/** Tells where the admin API explains a miss. */
export class MissLinks {
  constructor(private readonly prefix: AdminPrefix) {}

  /** @param base - where the client reached the mock server, such as `http://localhost:1234`; empty when it cannot tell */
  linkTo(request: HttpRequest, session: Session, base: string): string {
    return `${base}${this.prefix.path}/misses/${missId(session.id, recordRequest(request))}`;
  }
}
