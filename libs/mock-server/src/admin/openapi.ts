const text = { type: 'string' };
const whole = { type: 'integer', minimum: 0 };
const list = (items: object): object => ({ type: 'array', items });
const json = (schema: object): object => ({ 'application/json': { schema } });
const ok = (description: string, schema: object): object => ({ '200': { description, content: json(schema) } });
const inQuery = (name: string, schema: object, description: string): object => ({
  name,
  in: 'query',
  schema,
  description,
});
const schemaOf = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

const badRequest = { '400': { description: 'A parameter makes no sense', content: json(schemaOf('Error')) } };
const unauthorized = {
  '401': { description: 'ADMIN_TOKEN is set and was not sent', content: json(schemaOf('Error')) },
};
/** Without a token only as long as `ADMIN_TOKEN` is not set. */
const guarded = { security: [{}, { adminToken: [] }] };

const entry = {
  id: whole,
  at: { type: 'string', format: 'date-time' },
  request: {
    type: 'object',
    properties: { method: text, path: text, query: text, headers: { type: 'object' }, body: {} },
  },
  status: whole,
  outcome: { enum: ['match', 'no-match', 'fault', 'preflight', 'challenge', 'unavailable', 'bad-request', 'failure'] },
  interaction: { type: ['string', 'null'] },
  duration_ms: { type: 'number' },
};

/** The OpenAPI description of the admin API. Journal, misses and coverage are there unless `JOURNAL` is off. */
export const openApi = {
  openapi: '3.1.0',
  info: { title: 'Mock server', version: '1', description: 'What a mock server serves, and what it was asked.' },
  paths: {
    '/_pact/health': {
      get: {
        summary: 'What is served and what is wrong',
        responses: { '200': { description: 'All is well' }, '503': { description: 'Something is not as wanted' } },
      },
    },
    '/_pact/metrics': { get: { summary: 'Prometheus metrics', responses: { '200': { description: 'Metrics' } } } },
    '/_pact/contracts': {
      get: {
        summary: 'The contracts that are served',
        responses: ok('Contracts', {
          type: 'object',
          properties: { contracts: list(schemaOf('Contract')), problems: list(text) },
        }),
      },
    },
    '/_pact/wait': {
      get: {
        summary: 'Answers once a contract of this content is served',
        parameters: [
          { ...inQuery('hash', text, 'As /_pact/contracts and the manager tell it'), required: true },
          inQuery('timeout', { ...whole, maximum: 300, default: 30 }, 'Seconds'),
        ],
        responses: {
          ...ok('It is served', schemaOf('Contract')),
          ...badRequest,
          '503': { description: 'It was not served in time', content: json(schemaOf('Error')) },
        },
      },
    },
    '/_pact/match': {
      post: {
        summary: 'Which interaction would answer a request, and why each other would not',
        parameters: [inQuery('limit', { ...whole, maximum: 1000, default: 20 }, 'Interactions to explain')],
        requestBody: {
          required: true,
          content: json({
            type: 'object',
            required: ['method', 'path'],
            properties: { method: text, path: text, query: text, headers: { type: 'object' }, body: {} },
          }),
        },
        responses: {
          ...ok('What it would meet', {
            type: 'object',
            properties: {
              match: { type: ['object', 'null'], properties: { provider: text, consumer: text, interaction: text } },
              interactions: list(schemaOf('NearestInteraction')),
              normalised: list(text),
            },
          }),
          ...badRequest,
        },
      },
    },
    '/_pact/journal': {
      get: {
        summary: 'The latest requests, without secrets',
        ...guarded,
        parameters: [
          inQuery('after', { ...whole, default: 0 }, 'Only entries with a higher id'),
          inQuery('wait', { ...whole, maximum: 60, default: 0 }, 'Seconds to wait for an entry when there is none'),
          inQuery('outcome', entry.outcome, 'Only entries of this outcome'),
          inQuery('method', text, 'Only requests of this method'),
          inQuery('path', text, 'Only requests for this path'),
          inQuery('interaction', text, 'Only requests that this interaction answered'),
        ],
        responses: {
          ...ok('Entries, oldest first', {
            type: 'object',
            properties: { last_id: whole, entries: list(schemaOf('Entry')) },
          }),
          ...badRequest,
          ...unauthorized,
        },
      },
      delete: {
        summary: 'Forgets requests and coverage',
        ...guarded,
        responses: { '204': { description: 'Forgotten' }, ...unauthorized },
      },
    },
    '/_pact/misses': {
      get: {
        summary: 'Requests that nothing matched, each with a draft of the interaction that would',
        ...guarded,
        responses: {
          ...ok('Misses, the latest last', { type: 'object', properties: { misses: list(schemaOf('Miss')) } }),
          ...unauthorized,
        },
      },
    },
    '/_pact/coverage': {
      get: {
        summary: 'How often each interaction answered',
        parameters: [inQuery('format', { enum: ['json', 'junit', 'text'], default: 'json' }, 'Form of the report')],
        responses: {
          '200': {
            description: 'Coverage',
            content: { ...json(schemaOf('Coverage')), 'application/xml': {}, 'text/plain': {} },
          },
          ...badRequest,
        },
      },
    },
    '/_pact/openapi.json': { get: { summary: 'This description', responses: ok('OpenAPI', { type: 'object' }) } },
  },
  components: {
    securitySchemes: { adminToken: { type: 'http', scheme: 'bearer' } },
    schemas: {
      Error: { type: 'object', properties: { error: text } },
      Contract: {
        type: 'object',
        properties: {
          provider: text,
          consumer: text,
          version: text,
          hash: text,
          source: text,
          loaded_at: { type: 'string', format: 'date-time' },
          interactions: whole,
          warnings: list(text),
        },
      },
      NearestInteraction: {
        type: 'object',
        properties: {
          consumer: text,
          provider: text,
          interaction: text,
          mismatches: list(text),
          more_mismatches: whole,
        },
      },
      Entry: { type: 'object', properties: entry },
      Miss: {
        type: 'object',
        properties: {
          ...entry,
          message: text,
          nearest: list(schemaOf('NearestInteraction')),
          normalised: list(text),
          first_at: { type: 'string', format: 'date-time' },
          count: whole,
          draft: { type: 'object', description: 'An interaction of a V4 pact that this request would match' },
        },
      },
      Coverage: {
        type: 'object',
        properties: { interactions: whole, used: whole, contracts: list({ type: 'object' }) },
      },
    },
  },
};
