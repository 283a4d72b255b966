import { BadRequestException, NotFoundException } from '@nestjs/common';
import type { Session } from '../sessions/session.js';
import type { Sessions } from '../sessions/sessions.js';

/**
 * The session that a query names by `session`, or the default one.
 *
 * @throws BadRequestException when it is named twice, NotFoundException when it is not there
 */
export function sessionNamed(sessions: Sessions, id: unknown): Session {
  if (id === undefined) {
    return sessions.default;
  }
  if (typeof id !== 'string') {
    throw new BadRequestException('session can be stated once only');
  }
  const session = sessions.find(id);
  if (session === undefined) {
    throw new NotFoundException(`There is no session ${id}`);
  }
  return session;
}
