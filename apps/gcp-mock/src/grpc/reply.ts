import { Metadata, status as codes } from '@grpc/grpc-js';
import type { StatusObject } from '@grpc/grpc-js';
import type { Answer } from '@pact-infra/mock-server';
import { fromProto3JSON } from 'proto3-json-serializer';
import type { JSONValue } from 'proto3-json-serializer';
import type { Type } from 'protobufjs/light.js';
import { encodeDetails } from './error-details.js';
import { errorIn } from './http-error.js';
import { jsonProblem } from './json-problem.js';

/** Of a message as it stands among the headers of the answer, percent-encoded: the details have to fit beside it. */
const LONGEST_MESSAGE = 3600;
/** What is left of a longer one; a byte takes three characters at most. */
const HEAD_BYTES = 1000;
const TAIL_BYTES = 190;

/** What a call is answered with: a message, or the status that it fails with. */
export type Reply = { readonly message: Buffer } | { readonly failure: StatusObject };

/** What an HTTP answer says, as a method with this type of response says it. */
export function replyOf(answer: Answer, responseType: Type): Reply {
  const json = parseJson(answer.body);
  if (answer.status < 200 || answer.status > 299) {
    const { code, message, details } = errorIn(answer, json);
    // Clients call again after UNAVAILABLE and the like; the next time it would be a miss, too.
    return failure(answer.outcome === 'no-match' ? codes.INTERNAL : code, message, details);
  }
  const problem = json === undefined ? 'it is not JSON' : jsonProblem(responseType, json);
  if (problem !== undefined) {
    const description = answer.interaction?.interaction.description ?? '';
    return failure(
      codes.INTERNAL,
      `The contract's response to "${description}" is no ${responseType.name}: ${problem}`,
    );
  }
  const message = fromProto3JSON(responseType, json as JSONValue); // it was JSON
  return { message: Buffer.from(responseType.encode(message ?? {}).finish()) };
}

export function failure(code: codes, message: string, details: readonly unknown[] = []): Reply {
  const text = cut(message);
  const metadata = new Metadata();
  const encoded = encodeDetails({ code, message: text, details });
  if (encoded !== undefined) {
    metadata.set('grpc-status-details-bin', encoded);
  }
  return { failure: { code, details: text, metadata } };
}

/** No body means the empty message; undefined for what is not JSON. */
function parseJson(body: string | Buffer | undefined): unknown {
  try {
    return body === undefined ? {} : JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

/** Without its middle when it is too long: the end of a miss says where there is more about it. */
function cut(text: string): string {
  const bytes = Buffer.from(text);
  const message = bytes.toString();
  return encodeURI(message).length > LONGEST_MESSAGE
    ? `${bytes.toString('utf8', 0, HEAD_BYTES)}…${bytes.toString('utf8', bytes.length - TAIL_BYTES)}`
    : message;
}
