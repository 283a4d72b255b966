import { status as codes } from '@grpc/grpc-js';
import type { Metadata } from '@grpc/grpc-js';
import type { Inside } from '@pact-infra/mock-server';
import { toProto3JSON } from 'proto3-json-serializer';
import type { GoogleMethod } from './google-methods.js';
import { httpCall } from './http-call.js';
import { isRecord, valueAt } from './json-message.js';
import type { JsonMessage } from './json-message.js';
import { metadataHeaders } from './metadata-headers.js';
import { failure, replyOf } from './reply.js';
import type { Reply } from './reply.js';

/** A call as gRPC hands it over. */
export interface GoogleCall {
  readonly message: Uint8Array;
  readonly metadata: Metadata;
  /** The `:authority` that the client called. */
  readonly host: string;
  /** Aborts when the client gives up. */
  readonly signal: AbortSignal;
}

/** Answers a call as the same call over REST is answered. */
export async function answerCall(
  method: GoogleMethod,
  call: GoogleCall,
  inside: Pick<Inside, 'answer'>,
): Promise<Reply> {
  let json: JsonMessage;
  try {
    json = messageJson(method, call.message);
  } catch (error) {
    return failure(codes.INVALID_ARGUMENT, `The message is no ${method.requestType.name}: ${String(error)}`);
  }
  const request = httpCall(json, method.bindings);
  if (request === undefined) {
    return failure(codes.INVALID_ARGUMENT, pathProblem(method, json));
  }
  const headers = metadataHeaders(call.metadata, call.host);
  return replyOf(await inside.answer({ ...request, headers }, call.signal), method.responseType);
}

/** @throws Error when the bytes are not a message of the method, or one that JSON cannot hold */
function messageJson({ requestType }: GoogleMethod, bytes: Uint8Array): JsonMessage {
  const json = toProto3JSON(requestType.decode(bytes), { numericEnums: true });
  if (!isRecord(json)) {
    throw new TypeError('expected an object');
  }
  return json;
}

function pathProblem({ bindings }: GoogleMethod, json: JsonMessage): string {
  const templates = bindings.map(({ path }) => path.text).join(' or ');
  const fields = new Set(bindings.flatMap(({ path }) => path.fields));
  const values = [...fields].map((field) => `${field} ${JSON.stringify(valueAt(json, field) ?? '')}`);
  return `Expected ${values.join(', ')} to fit ${templates}`;
}
