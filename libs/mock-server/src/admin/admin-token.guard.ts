import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, UnauthorizedException } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Injection token of the text that `ADMIN_TOKEN` holds; empty lets everybody in. */
export const ADMIN_TOKEN = Symbol('ADMIN_TOKEN');

/** Lets in who sends `Authorization: Bearer` with the admin token. */
@Injectable()
export class AdminTokenGuard implements CanActivate {
  constructor(@Inject(ADMIN_TOKEN) private readonly token: string) {}

  canActivate(context: ExecutionContext): boolean {
    const { authorization = '' } = context.switchToHttp().getRequest<FastifyRequest>().headers;
    if (this.token === '' || isSame(authorization, `Bearer ${this.token}`)) {
      return true;
    }
    throw new UnauthorizedException('Expected the header "Authorization: Bearer" with the value of ADMIN_TOKEN');
  }
}

/** Takes as long for a text that is nearly right as for one that is not. */
function isSame(actual: string, expected: string): boolean {
  return timingSafeEqual(digest(actual), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
