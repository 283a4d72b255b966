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
} from './parts.js';

const id = inPath('id', 'Of the session; the default one is called default');

const session = inQuery('session', { ...text, default: 'default' }, 'Whose');
const setting = json(schemaOf('StateSetting'));

/** Who is served: each session apart. */
export const sessionPaths = {
  '/_pact/sessions': {
    get: {
      summary: 'The sessions that are open',
      ...guarded,
      responses: {
        ...ok('Sessions', { type: 'object', properties: { sessions: list(schemaOf('Session')) } }),
        ...unauthorized,
      },
    },
    post: {
      summary: 'Opens a session with a new id',
      ...guarded,
      requestBody: { content: setting },
      responses: {
        '201': { description: 'It is open', content: json(schemaOf('Session')) },
        ...badRequest,
        ...unauthorized,
      },
    },
  },
  '/_pact/sessions/{id}': {
    get: {
      summary: 'A session',
      ...guarded,
      parameters: [id],
      responses: { ...ok('It is open', schemaOf('Session')), ...unauthorized, ...notFound },
    },
    put: {
      summary: 'Opens a session of this id, in place of one that is there',
      ...guarded,
      parameters: [id],
      requestBody: { content: setting },
      responses: { ...ok('It is open', schemaOf('Session')), ...badRequest, ...unauthorized },
    },
    delete: {
      summary: 'Closes a session, and forgets all of it',
      ...guarded,
      parameters: [id],
      responses: { '204': { description: 'Forgotten' }, ...badRequest, ...unauthorized, ...notFound },
    },
  },
  '/_pact/provider-states': {
    get: {
      summary: 'The provider states that a session is answered in',
      ...guarded,
      parameters: [session],
      responses: { ...ok('Provider states', schemaOf('StateSetting')), ...unauthorized, ...notFound },
    },
    put: {
      summary: 'Sets them; the sequence begins anew',
      ...guarded,
      parameters: [session],
      requestBody: { required: true, content: setting },
      responses: {
        ...ok('Provider states', schemaOf('StateSetting')),
        ...badRequest,
        ...unauthorized,
        ...notFound,
      },
    },
    post: {
      summary: 'Makes one more active',
      ...guarded,
      parameters: [session],
      requestBody: { required: true, content: json(schemaOf('ProviderState')) },
      responses: {
        ...ok('Provider states', schemaOf('StateSetting')),
        ...badRequest,
        ...unauthorized,
        ...notFound,
      },
    },
    delete: {
      summary: 'Clears active states and sequence',
      ...guarded,
      parameters: [session],
      responses: { '204': { description: 'Cleared' }, ...unauthorized, ...notFound },
    },
  },
};

export const sessionSchemas = {
  Session: {
    type: 'object',
    properties: {
      id: text,
      url: { ...text, description: 'Endpoint of a client that is to be in this session' },
      created_at: time,
    },
  },
  ProviderState: {
    oneOf: [
      text,
      {
        type: 'object',
        required: ['name'],
        properties: {
          name: { ...text, description: 'A name or a regular expression' },
          params: { type: 'object', description: 'Values for the ProviderState generators of responses' },
        },
      },
    ],
  },
  StateSetting: {
    type: 'object',
    properties: {
      states: { ...list(schemaOf('ProviderState')), description: 'All active at once' },
      sequence: { ...list(schemaOf('ProviderState')), description: 'One after the other, for each kind of request' },
    },
  },
};
