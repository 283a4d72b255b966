import { faultKinds } from '../../faults/fault.js';
import {
  badRequest,
  guarded,
  inPath,
  inQuery,
  json,
  list,
  notFound,
  ok,
  schemaOf,
  text,
  time,
  unauthorized,
  whole,
} from './parts.js';

const entry = {
  id: whole,
  at: time,
  session: text,
  request: {
    type: 'object',
    properties: { method: text, path: text, query: text, headers: { type: 'object' }, body: {} },
  },
  status: { ...whole, description: '0: the connection was reset, or the client did not wait' },
  outcome: { enum: ['match', 'no-match', 'fault', 'preflight', 'challenge', 'unavailable', 'bad-request', 'failure'] },
  interaction: { type: ['string', 'null'] },
  faults: {
    type: 'array',
    items: { type: 'object', properties: { kind: { enum: faultKinds }, id: text } },
  },
  duration_ms: { type: 'number' },
};

const miss = {
  ...entry,
  miss_id: text,
  message: text,
  nearest: list(schemaOf('NearestInteraction')),
  normalised: list(text),
  first_at: time,
  count: whole,
  draft: { type: 'object', description: 'An interaction of a V4 pact that this request would match' },
};

const session = inQuery('session', text, 'Only of this session; by default of all');

/** What was asked; there unless `JOURNAL` is off. */
export const journalPaths = {
  '/_pact/journal': {
    get: {
      summary: 'The latest requests, without secrets',
      ...guarded,
      parameters: [
        session,
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
        ...notFound,
      },
    },
    delete: {
      summary: 'Forgets requests and coverage',
      ...guarded,
      parameters: [session],
      responses: { '204': { description: 'Forgotten' }, ...unauthorized, ...notFound },
    },
  },
  '/_pact/misses': {
    get: {
      summary: 'Requests that nothing matched, each with a draft of the interaction that would',
      ...guarded,
      parameters: [session],
      responses: {
        ...ok('Misses, the latest last', { type: 'object', properties: { misses: list(schemaOf('Miss')) } }),
        ...unauthorized,
        ...notFound,
      },
    },
  },
  '/_pact/misses/{id}': {
    get: {
      summary: 'A miss, and why each interaction that is served now does not match it',
      ...guarded,
      parameters: [inPath('id', 'As the message of the miss, or miss_id, tells it')],
      responses: { ...ok('Miss', schemaOf('MissDetail')), ...unauthorized, ...notFound },
    },
  },
  '/_pact/coverage': {
    get: {
      summary: 'How often each interaction answered',
      parameters: [
        inQuery('session', text, 'Only of this session; by default of all, closed ones too'),
        inQuery('format', { enum: ['json', 'junit', 'text'], default: 'json' }, 'Form of the report'),
      ],
      responses: {
        '200': {
          description: 'Coverage',
          content: { ...json(schemaOf('Coverage')), 'application/xml': {}, 'text/plain': {} },
        },
        ...badRequest,
        ...notFound,
      },
    },
  },
};

export const journalSchemas = {
  Entry: { type: 'object', properties: entry },
  Miss: { type: 'object', properties: miss },
  MissDetail: { type: 'object', properties: { ...miss, interactions: list(schemaOf('NearestInteraction')) } },
  Coverage: {
    type: 'object',
    properties: { interactions: whole, used: whole, contracts: list({ type: 'object' }) },
  },
};
