import { contractPaths, contractSchemas } from './contract-paths.js';
import { faultPaths, faultSchemas } from './fault-paths.js';
import { journalPaths, journalSchemas } from './journal-paths.js';
import { ok, text } from './parts.js';
import type { AdminPaths } from './parts.js';
import { sessionPaths, sessionSchemas } from './session-paths.js';

/** Everything that a mock server may have under `/_pact` by itself. */
export const adminPaths: AdminPaths = {
  '/_pact': {
    get: {
      summary: 'What there is: a sentence for each method and path',
      responses: ok('Sentences by method and path', { type: 'object', additionalProperties: text }),
    },
  },
  ...contractPaths,
  ...sessionPaths,
  ...faultPaths,
  ...journalPaths,
  '/_pact/openapi.json': { get: { summary: 'This description', responses: ok('OpenAPI', { type: 'object' }) } },
};

/** The OpenAPI description of an admin API. */
export function openApi(paths: AdminPaths): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Mock server', version: '1', description: 'What a mock server serves, and what it was asked.' },
    paths,
    components: {
      securitySchemes: { adminToken: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Error: { type: 'object', properties: { error: text } },
        ...contractSchemas,
        ...sessionSchemas,
        ...faultSchemas,
        ...journalSchemas,
      },
    },
  };
}
