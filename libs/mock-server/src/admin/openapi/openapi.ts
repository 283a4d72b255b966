import { contractPaths, contractSchemas } from './contract-paths.js';
import { journalPaths, journalSchemas } from './journal-paths.js';
import { ok, text } from './parts.js';
import { sessionPaths, sessionSchemas } from './session-paths.js';

/** The OpenAPI description of the admin API. */
export const openApi = {
  openapi: '3.1.0',
  info: { title: 'Mock server', version: '1', description: 'What a mock server serves, and what it was asked.' },
  paths: {
    ...contractPaths,
    ...sessionPaths,
    ...journalPaths,
    '/_pact/openapi.json': { get: { summary: 'This description', responses: ok('OpenAPI', { type: 'object' }) } },
  },
  components: {
    securitySchemes: { adminToken: { type: 'http', scheme: 'bearer' } },
    schemas: {
      Error: { type: 'object', properties: { error: text } },
      ...contractSchemas,
      ...sessionSchemas,
      ...journalSchemas,
    },
  },
};
