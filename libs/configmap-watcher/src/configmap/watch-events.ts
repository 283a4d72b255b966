import { ApiError, ApiProtocolError } from './api-error.js';
import { memberOf, stringMember } from './json-member.js';

/** One line of a watch response. */
export type WatchEvent =
  | { readonly kind: 'applied'; readonly object: unknown; readonly resourceVersion: string }
  | { readonly kind: 'deleted'; readonly object: unknown; readonly resourceVersion: string }
  | { readonly kind: 'bookmark'; readonly resourceVersion: string };

/** An object of 1 MiB, with every character escaped and metadata beside it, is far shorter. */
const MAX_LINE_CHARACTERS = 16 * 1024 * 1024;

/**
 * Reads the events of a watch response until the server ends it.
 *
 * @throws ApiError for an `ERROR` event, with the status code that it carries
 * @throws ApiProtocolError for a line that is no event
 */
export async function* readWatchEvents(chunks: AsyncIterable<unknown>): AsyncGenerator<WatchEvent, void, void> {
  for await (const line of readLines(chunks)) {
    const event = parseEvent(line);
    if (event !== undefined) {
      yield event;
    }
  }
}

/** An unfinished last line is dropped: the connection broke within it. */
async function* readLines(chunks: AsyncIterable<unknown>): AsyncGenerator<string, void, void> {
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MAX_LINE_CHARACTERS) {
      throw new ApiProtocolError(`Expected a watch event, got a line of more than ${MAX_LINE_CHARACTERS} characters`);
    }
    yield* lines.filter((line) => line.trim() !== '');
  }
}

function parseEvent(line: string): WatchEvent | undefined {
  const event = parseJson(line);
  const object = memberOf(event, 'object');
  const resourceVersion = stringMember(memberOf(object, 'metadata'), 'resourceVersion') ?? '';
  switch (memberOf(event, 'type')) {
    case 'ADDED':
    case 'MODIFIED':
      return { kind: 'applied', object, resourceVersion };
    case 'DELETED':
      return { kind: 'deleted', object, resourceVersion };
    case 'BOOKMARK':
      return { kind: 'bookmark', resourceVersion };
    case 'ERROR':
      throw errorOf(object);
    default:
      return undefined; // a type of event that later servers may add
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new ApiProtocolError(`Expected a watch event, got ${JSON.stringify(line.slice(0, 80))}`, { cause: error });
  }
}

function errorOf(status: unknown): ApiError {
  const code = memberOf(status, 'code');
  const reason = stringMember(status, 'message') ?? stringMember(status, 'reason') ?? 'no explanation';
  return new ApiError(typeof code === 'number' ? code : 500, reason);
}
