import type { AdminPrefix } from '../../control-plane/admin-prefix.js';
import { contractPaths, contractSchemas } from './contract-paths.js';
import { faultPaths, faultSchemas } from './fault-paths.js';
import { journalPaths, journalSchemas } from './journal-paths.js';
import { ok, text } from './parts.js';
import { sessionPaths, sessionSchemas } from './session-paths.js';

const paths: Readonly<Record<string, object>> = {
  ...contractPaths,
  ...sessionPaths,
  ...faultPaths,
  ...journalPaths,
  '/_pact/openapi.json': { get: { summary: 'This description', responses: ok('OpenAPI', { type: 'object' }) } },
};

/** The OpenAPI description of the admin API. */
export function openApi(prefix: AdminPrefix): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Mock server', version: '1', description: 'What a mock server serves, and what it was asked.' },
    paths: Object.fromEntries(Object.entries(paths).map(([path, item]) => [prefix.outside(path), item])),
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
