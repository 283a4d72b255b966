import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

export interface AccessRules {
  /** Absent: everybody may do everything. */
  readonly credentials: { readonly username: string; readonly password: string } | undefined;
  readonly allowPublicRead: boolean;
  readonly publicHeartbeat: boolean;
}

const readMethods = new Set(['GET', 'HEAD', 'OPTIONS']);
/** A query with a body; it changes nothing. */
const pactsForVerification = /^\/pacts\/provider\/[^/]+\/for-verification$/;

/** Refuses requests that the rules do not allow, before their body is read. */
export function requireBasicAuth(instance: FastifyInstance, rules: AccessRules): void {
  const { credentials } = rules;
  if (credentials === undefined) {
    return;
  }
  const expected = digest(`${credentials.username}:${credentials.password}`);
  instance.addHook('onRequest', (request, reply, done) => {
    if (isPublic(request, rules)) {
      done();
      return;
    }
    const [scheme = '', value = ''] = (request.headers.authorization ?? '').split(' ', 2);
    if (scheme !== '' && scheme.toLowerCase() !== 'basic') {
      refuse(reply, 400);
    } else if (timingSafeEqual(digest(Buffer.from(value, 'base64').toString('utf8')), expected)) {
      done();
    } else {
      refuse(reply.header('www-authenticate', 'Basic realm="Restricted area"'), 401);
    }
  });
}

function isPublic({ method, url }: FastifyRequest, { allowPublicRead, publicHeartbeat }: AccessRules): boolean {
  const [path = ''] = url.split('?', 1);
  if (path === '/diagnostic/status/heartbeat' && publicHeartbeat) {
    return true;
  }
  return allowPublicRead && (readMethods.has(method) || (method === 'POST' && pactsForVerification.test(path)));
}

function refuse(reply: FastifyReply, status: number): void {
  reply.status(status).type('text/plain').send('');
}

/** Digests have one length, which the comparison in constant time needs. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
