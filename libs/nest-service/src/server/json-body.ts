import type { FastifyInstance } from 'fastify';
import { jsonNestingDepth } from './json-nesting-depth.js';

export interface JsonBodyOptions {
  /** Objects and arrays may be nested this deep. */
  readonly maxDepth?: number;
}

const DEFAULT_MAX_DEPTH = 128;
const jsonMediaType = /^application\/(?:[\w!#$&.^-]+\+)?json(?:\s*;|$)/i;

/**
 * Makes the server read `application/json` and `application/*+json` bodies, and nothing else: other types get 415, broken
 * or too deeply nested JSON 400. An empty body is no body (`undefined`), even under a JSON content type.
 */
export function acceptJsonBodies(
  instance: FastifyInstance,
  { maxDepth = DEFAULT_MAX_DEPTH }: JsonBodyOptions = {},
): void {
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser(jsonMediaType, { parseAs: 'string' }, (_request, text, done) => {
    if (text === '') {
      done(null, undefined);
      return;
    }
    try {
      done(null, parseJson(String(text), maxDepth));
    } catch (error) {
      done(badRequest(error instanceof Error ? error.message : String(error)), undefined);
    }
  });
}

function parseJson(text: string, maxDepth: number): unknown {
  if (jsonNestingDepth(text) > maxDepth) {
    throw new SyntaxError(`JSON nested deeper than ${maxDepth} levels`);
  }
  return JSON.parse(text);
}

function badRequest(problem: string): Error {
  return Object.assign(new Error(`The body is not valid JSON: ${problem}`), { statusCode: 400 });
}
