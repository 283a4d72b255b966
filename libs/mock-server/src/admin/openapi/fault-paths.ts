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
  unauthorized,
  whole,
} from './parts.js';

const session = inQuery('session', text, 'Whose faults; unless given, those of requests without a session');
const shortText = { ...text, minLength: 1, maxLength: 1000 };
const orNull = (type: string): object => ({ type: [type, 'null'] });
const probability = { type: 'number', minimum: 0, maximum: 1, default: 1 };

const newFault = {
  type: 'object',
  required: ['kind'],
  properties: {
    kind: { enum: faultKinds },
    ms: { ...whole, maximum: 60_000, description: 'Milliseconds before whatever comes; latency needs them' },
    retry_after: { ...whole, description: 'Seconds, of throttling and outage' },
    times: { ...whole, minimum: 1, description: 'How often it falls; unless given, as long as it is there' },
    skip: { ...whole, default: 0, description: 'Requests to spare first' },
    probability: { ...probability, description: 'With which it falls on a request that is not spared' },
    seed: { ...whole, default: 0, description: 'The same one makes the same choices' },
    ttl: { ...whole, minimum: 1, maximum: 86_400, description: 'Seconds after which it is gone' },
    method: shortText,
    path: { ...shortText, description: 'The whole path, without the query' },
    path_pattern: { ...shortText, description: 'A regular expression that is looked for in the path' },
    headers: {
      type: 'object',
      maxProperties: 10,
      additionalProperties: text,
      description: 'Values that headers must have',
    },
  },
};

/** What goes wrong on purpose. */
export const faultPaths = {
  '/_pact/faults': {
    get: {
      summary: 'The faults that are planned, in the order in which they fall',
      ...guarded,
      parameters: [session],
      responses: {
        ...ok('Faults', { type: 'object', properties: { faults: list(schemaOf('Fault')) } }),
        ...unauthorized,
        ...notFound,
      },
    },
    post: {
      summary: 'Plans a fault',
      ...guarded,
      parameters: [session],
      requestBody: { required: true, content: json(newFault) },
      responses: {
        '201': { description: 'It is planned', content: json(schemaOf('Fault')) },
        ...badRequest,
        ...unauthorized,
        ...notFound,
        '409': { description: 'There are too many', content: json(schemaOf('Error')) },
      },
    },
    delete: {
      summary: 'Removes all faults, and forgets how often those of X-Pact-Fault fell',
      ...guarded,
      parameters: [session],
      responses: { '204': { description: 'Removed' }, ...unauthorized, ...notFound },
    },
  },
  '/_pact/faults/{id}': {
    delete: {
      summary: 'Removes a fault',
      ...guarded,
      parameters: [inPath('id', 'Of the fault'), session],
      responses: { '204': { description: 'Removed' }, ...unauthorized, ...notFound },
    },
  },
};

export const faultSchemas = {
  Fault: {
    type: 'object',
    properties: {
      id: text,
      kind: { enum: faultKinds },
      ms: whole,
      retry_after: orNull('integer'),
      times: orNull('integer'),
      skip: whole,
      probability,
      seed: whole,
      method: orNull('string'),
      path: orNull('string'),
      path_pattern: orNull('string'),
      headers: { type: 'object' },
      expires: { ...orNull('string'), format: 'date-time' },
      met: { ...whole, description: 'Requests that it was meant for, until it was over' },
      fallen: { ...whole, description: 'Requests that it fell on' },
    },
  },
};
