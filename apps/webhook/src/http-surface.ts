import { METHODS } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** Node hands CONNECT requests to no route. */
const routableMethods = METHODS.filter((method) => method !== 'CONNECT');

/** Answers 405 with `Allow` to every method of a path that is not listed for it; Fastify alone would answer 404. */
export function refuseOtherMethods(
  instance: FastifyInstance,
  allowedMethods: Readonly<Record<string, readonly string[]>>,
): void {
  for (const method of routableMethods) {
    if (!instance.supportedMethods.includes(method)) {
      instance.addHttpMethod(method);
    }
  }
  for (const [url, allowed] of Object.entries(allowedMethods)) {
    instance.route({
      url,
      method: routableMethods.filter((method) => !allowed.includes(method)),
      // Refused here, before the body is read: a wrong method outweighs a wrong content type.
      onRequest: async (request, reply) => {
        await reply
          .status(405)
          .header('allow', allowed.join(', '))
          .send({ error: `${request.method} is not allowed here`, allowed });
      },
      handler: () => undefined,
    });
  }
}

/** Lets requests to `url` carry a body of any type, which is read and forgotten; elsewhere other types than JSON stay refused. */
export function discardBodiesOf(instance: FastifyInstance, url: string): void {
  instance.addContentTypeParser('*', { parseAs: 'buffer' }, (request, _body, done) => {
    if (request.routeOptions.url === url) {
      done(null, undefined);
    } else {
      const type = request.headers['content-type'] ?? 'none';
      done(
        Object.assign(new Error(`Expected content type application/json, got ${type}`), { statusCode: 415 }),
        undefined,
      );
    }
  });
}
