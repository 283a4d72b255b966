import { badRequest, guarded, inQuery, json, list, ok, schemaOf, text, time, unauthorized, whole } from './parts.js';

/** What is served, and what would answer. */
export const contractPaths = {
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
        properties: {
          contracts: list(schemaOf('Contract')),
          problems: list(text),
          ambiguities: list(schemaOf('Ambiguity')),
          ambiguities_complete: { type: 'boolean' },
        },
      }),
    },
  },
  '/_pact/reload': {
    post: {
      summary: 'Looks at the source of the contracts at once',
      ...guarded,
      responses: {
        ...ok('What it lists is served, as far as it can be', {
          type: 'object',
          properties: { changes: list(schemaOf('ContractChange')), problems: list(text) },
        }),
        ...unauthorized,
        '503': { description: 'The mock server has not started yet', content: json(schemaOf('Error')) },
      },
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
};

export const contractSchemas = {
  Contract: {
    type: 'object',
    properties: {
      provider: text,
      consumer: text,
      version: text,
      hash: text,
      source: text,
      loaded_at: time,
      interactions: whole,
      warnings: list(text),
    },
  },
  Ambiguity: {
    type: 'object',
    properties: {
      request: text,
      interactions: list({
        type: 'object',
        properties: { provider: text, consumer: text, interaction: text, answers: text },
      }),
    },
  },
  ContractChange: {
    type: 'object',
    properties: {
      provider: text,
      consumer: text,
      before: { type: ['string', 'null'] },
      version: { type: ['string', 'null'] },
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
};
