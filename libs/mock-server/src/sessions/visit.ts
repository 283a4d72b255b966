import type { HeaderFields } from '@pact-infra/pact-core';
import { shortened } from '../profiles/nearest-interaction.js';
import type { Session } from './session.js';
import type { Sessions } from './sessions.js';

const HEADER = 'x-pact-session';
const PREFIX = '/s/';
const LONGEST_SHOWN_ID = 100;

/** A request's place among the sessions. */
export interface Visit {
  readonly session: Session;
  /** The path without the prefix. */
  readonly path: string;
  /** `/s/ID`, or empty: what the path began with to name a session. */
  readonly prefix: string;
  /** Why the session that the request asks for is not there. */
  readonly problem?: string;
}

/**
 * Tells the session that a request names, by `X-Pact-Session` or by a path that begins with `/s/ID`; the header decides
 * when it has both. Such a path counts only if there is that session: it may be a contract's own.
 */
export function visitOf(sessions: Sessions, path: string, headers: HeaderFields): Visit {
  const id = headers[HEADER]?.[0];
  const prefixed = path.startsWith(PREFIX) ? visitByPath(sessions, path) : undefined;
  if (id === undefined) {
    return prefixed ?? { session: sessions.default, path, prefix: '' };
  }
  const session = sessions.find(id);
  return {
    session: session ?? sessions.default,
    path: prefixed?.path ?? path,
    prefix: prefixed?.prefix ?? '',
    ...(session === undefined && { problem: missing(id) }),
  };
}

/** What to say when nothing matches a path that may be meant to name a session. */
export function missingSession(sessions: Sessions, path: string): readonly string[] {
  const id = path.startsWith(PREFIX) ? idIn(path) : '';
  return id === '' || sessions.find(id) !== undefined ? [] : [missing(id)];
}

/** What the paths of requests in a session that was opened can begin with. */
export function sessionPrefix({ id }: Session): string {
  return PREFIX + id;
}

function visitByPath(sessions: Sessions, path: string): Visit | undefined {
  const id = idIn(path);
  const session = sessions.find(id);
  if (session === undefined || session === sessions.default) {
    return undefined;
  }
  const prefix = sessionPrefix(session);
  return { session, path: path.slice(prefix.length) || '/', prefix };
}

function idIn(path: string): string {
  const end = path.indexOf('/', PREFIX.length);
  return path.slice(PREFIX.length, end === -1 ? path.length : end);
}

function missing(id: string): string {
  const name = JSON.stringify(shortened(id, LONGEST_SHOWN_ID));
  return `There is no session ${name}: it was not opened, or was closed, or was idle for too long`;
}
