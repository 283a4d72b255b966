import type { FastifyServerOptions } from 'fastify';

/**
 * Fastify's `schemaController` for routes without JSON schemas, which is all of them: nothing is compiled, so neither Ajv nor
 * fast-json-stringify gets loaded. A route that brings a schema after all fails when the application starts.
 */
export const withoutSchemas: NonNullable<FastifyServerOptions['schemaController']> = {
  compilersFactory: { buildValidator: refuseSchemas, buildSerializer: refuseSchemas },
};

function refuseSchemas(): never {
  throw new TypeError('Routes have no JSON schemas here: check what comes in with class-validator');
}
