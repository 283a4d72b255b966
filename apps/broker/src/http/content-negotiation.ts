import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** The release of the Pact Broker whose behaviour this one follows. */
const PACT_BROKER_VERSION = '2.120.0';

/** Patches of pacticipants and versions come as `merge-patch+json`. */
const jsonType = /^application\/(?:merge-patch\+)?json\s*(?:;|$)/i;
const producible = new Set([
  '*/*',
  'application/*',
  'application/hal+json',
  'application/json',
  'application/problem+json',
]);

/** Reads JSON bodies as text, because a pact must not be printed anew, and refuses all others with 415. */
export function acceptJsonText(instance: FastifyInstance): void {
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser(jsonType, { parseAs: 'string' }, (_request, text, done) => {
    done(null, text);
  });
}

/** Gives every answer the headers of a Pact Broker and refuses with 406 who accepts no JSON. */
export function answerHal(instance: FastifyInstance): void {
  instance.addHook('onRequest', (request, reply, done) => {
    reply.headers({
      vary: 'Accept',
      'cache-control': 'no-cache',
      'x-pact-broker-version': PACT_BROKER_VERSION,
      'content-type': 'application/hal+json;charset=utf-8',
    });
    if (acceptsJson(request) || acceptsHtmlIndex(request)) {
      done();
    } else {
      sendEmpty(reply, 406);
    }
  });
  instance.addHook('onSend', (_request, reply, _payload, done) => {
    if (reply.statusCode === 204) {
      // Clients would parse the body that the type announces.
      reply.removeHeader('content-type');
    }
    done();
  });
}

export function acceptsProblemJson(request: FastifyRequest): boolean {
  return acceptedTypes(request).includes('application/problem+json');
}

/** Whether a browser asks for the start page. */
export function acceptsHtmlIndex(request: FastifyRequest): boolean {
  return request.url === '/' && acceptedTypes(request).includes('text/html');
}

export function sendEmpty(reply: FastifyReply, status: number): void {
  reply.status(status).type('text/plain').send('');
}

function acceptsJson(request: FastifyRequest): boolean {
  const types = acceptedTypes(request);
  return types.length === 0 || types.some((type) => producible.has(type));
}

function acceptedTypes({ headers }: FastifyRequest): readonly string[] {
  return (headers.accept ?? '')
    .split(',')
    .map((range) => range.replace(/;.*/s, '').trim().toLowerCase())
    .filter((type) => type !== '');
}
