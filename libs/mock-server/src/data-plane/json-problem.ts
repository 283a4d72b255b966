import { jsonNestingDepth } from '@pact-infra/nest-service';
import type { HttpRequest } from '@pact-infra/pact-core';

/** Deeper than any API nests, and still far from what a walk of the tree could not bear. */
const MAX_DEPTH = 1000;

const jsonMediaType = /^application\/(?:[\w!#$&.^-]+\+)?json$/;

/**
 * Says what is wrong with a body that calls itself JSON and is not. Asked only when no contract matched, because a
 * contract may well expect broken JSON.
 *
 * @param moreMediaTypes - read as JSON beside `application/json` and the like
 */
export function jsonProblem(request: HttpRequest, moreMediaTypes: readonly string[] = []): string | undefined {
  const mediaType = request.headers['content-type']?.[0]?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const isJson = jsonMediaType.test(mediaType) || moreMediaTypes.includes(mediaType);
  if (request.body.length === 0 || !isJson) {
    return undefined;
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(request.body);
    if (jsonNestingDepth(text) > MAX_DEPTH) {
      return `The request body is JSON nested deeper than ${MAX_DEPTH} levels`;
    }
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return `The request body is not JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
}
