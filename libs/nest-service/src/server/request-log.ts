import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

const probePath = /^\/(?:health|healthz|liveness|readiness|ready|metrics)$/;

/** Logs each answered request: method, path without the query, status, duration. Successful probes only at level `debug`. */
export function logRequests(instance: FastifyInstance, logger: Logger): void {
  instance.addHook('onResponse', (request, reply, done) => {
    const [path = ''] = request.url.split('?', 1);
    const level = probePath.test(path) && reply.statusCode < 400 ? 'debug' : 'info';
    logger[level](
      { method: request.method, path, status: reply.statusCode, durationMs: Math.round(reply.elapsedTime * 10) / 10 },
      'request',
    );
    done();
  });
}
