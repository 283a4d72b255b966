import type { CompiledNormalisation } from '../compile/normalisation.js';
import type { HttpRequest } from '../http-message.js';
import { isJsonArray, isJsonObject, type JsonValue } from '../json/json-value.js';
import type { ReceivedRequest } from '../compile/received-request.js';

/** Values of a body that are looked at. */
const MOST_VALUES = 1_000;

/** One sentence for each thing that a normalisation forgave this request. */
export function describeNormalisation(
  request: HttpRequest,
  { received, normalisation }: { readonly received: ReceivedRequest; readonly normalisation: CompiledNormalisation },
): readonly string[] {
  const sentences: string[] = [];
  if (normalisation.path !== undefined && received.path !== request.path) {
    sentences.push(`The path "${request.path}" was read as "${received.path}"`);
  }
  for (const name of received.query.keys()) {
    if (normalisation.droppedQueryParameters.has(name)) {
      sentences.push(`The query parameter ${name} was ignored where the contract does not name it`);
    }
  }
  for (const name of normalisation.headersByPresence) {
    if (request.headers[name] !== undefined) {
      sentences.push(`The value of the header ${name} was not compared`);
    }
  }
  if (received.body.contentTypeHeader !== undefined && !received.body.isEmpty) {
    const { mediaType } = received.body.contentType;
    if (normalisation.jsonMediaTypes.has(mediaType)) {
      sentences.push(`A body of ${mediaType} was read as JSON`);
    }
  }
  return [...sentences, ...droppedMembers(received, normalisation)];
}

function droppedMembers({ body }: ReceivedRequest, { isDroppableMember }: CompiledNormalisation): string[] {
  if (isDroppableMember === undefined || body.isEmpty || body.json === undefined) {
    return [];
  }
  const names = new Set<string>();
  const pending: JsonValue[] = [body.json];
  // The list grows while it is walked.
  for (const value of pending) {
    if (isJsonArray(value)) {
      pending.push(...value.slice(0, MOST_VALUES - pending.length));
    } else if (isJsonObject(value)) {
      for (const [name, member] of value) {
        if (pending.length >= MOST_VALUES) {
          break;
        }
        if (isDroppableMember(name, member)) {
          names.add(name);
        }
        pending.push(member);
      }
    }
  }
  return Array.from(names, (name) => `The member "${name}" was ignored where the contract does not name it`);
}
