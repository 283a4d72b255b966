import type { AdminPrefix } from '../../control-plane/admin-prefix.js';
import { contractPaths, contractSchemas } from './contract-paths.js';
import { faultPaths, faultSchemas } from './fault-paths.js';
import { journalPaths, journalSchemas } from './journal-paths.js';
import { ok, text } from './parts.js';
import { sessionPaths, sessionSchemas } from './session-paths.js';

type Operations = Readonly<Record<string, { readonly summary: string; readonly responses: object }>>;

const paths: Readonly<Record<string, Operations>> = {
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

/** A sentence for each method and path, to find one's way by hand. */
export function endpoints(prefix: AdminPrefix): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, { summary }]) => [
        `${method.toUpperCase()} ${prefix.outside(path)}`,
        summary,
      ]),
    ),
  );
}

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
