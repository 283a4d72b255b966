import { randomUUID } from 'node:crypto';
import { recordedHeaders } from './recorded-request.js';
import type { RecordedRequest } from './recorded-request.js';
import { isRedacted, shownJson } from './shown-body.js';

/** Headers that tell what is asked for; the others are the client's own business. */
const meaningfulHeader = /^(?:content-type|x-amz-target)$/;

/**
 * A V4 interaction that the request would match: what a contract would have to contain. Secrets are left out, and any
 * value of their type accepted in their place; the response is for the author to fill in.
 */
export function draftInteraction(request: RecordedRequest): object {
  const { method, path, query } = request;
  const stated = [...recordedHeaders(request)].filter(([name]) => meaningfulHeader.test(name));
  return {
    type: 'Synchronous/HTTP',
    key: randomUUID().slice(0, 8),
    description: `${method} ${path}`,
    pending: false,
    request: {
      method,
      path,
      ...(query !== '' && { query: queryLists(query) }),
      ...(stated.length > 0 && { headers: Object.fromEntries(stated) }),
      ...bodyPattern(request),
    },
    response: { status: 200 },
  };
}

const anyOfItsType = { combine: 'AND', matchers: [{ match: 'type' }] };

function queryLists(query: string): Readonly<Record<string, readonly string[]>> {
  const parameters = new URLSearchParams(query);
  return Object.fromEntries([...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name)]));
}

function bodyPattern(request: RecordedRequest): object {
  const content = shownJson(request);
  if (content === undefined) {
    return {}; // none, or not one to state: any body matches then
  }
  const rules = redactedPaths(content, '$').map((path): [string, object] => [path, anyOfItsType]);
  return {
    body: { content, contentType: 'application/json', encoded: false },
    ...(rules.length > 0 && { matchingRules: { body: Object.fromEntries(rules) } }),
  };
}

function redactedPaths(value: unknown, path: string): string[] {
  if (isRedacted(value)) {
    return [path];
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([name, member]) =>
    redactedPaths(member, Array.isArray(value) ? `${path}[${name}]` : `${path}['${name}']`),
  );
}
