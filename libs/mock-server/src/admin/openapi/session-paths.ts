import { badRequest, guarded, inPath, json, list, notFound, ok, schemaOf, text, time, unauthorized } from './parts.js';

const id = inPath('id', 'Of the session; the default one is called default');

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
      responses: { '201': { description: 'It is open', content: json(schemaOf('Session')) }, ...unauthorized },
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
      responses: { ...ok('It is open', schemaOf('Session')), ...badRequest, ...unauthorized },
    },
    delete: {
      summary: 'Closes a session, and forgets all of it',
      ...guarded,
      parameters: [id],
      responses: { '204': { description: 'Forgotten' }, ...badRequest, ...unauthorized, ...notFound },
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
};
