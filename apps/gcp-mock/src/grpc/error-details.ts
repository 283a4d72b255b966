import type { status as Code } from '@grpc/grpc-js';
import { fromProto3JSON } from 'proto3-json-serializer';
import type { JSONValue } from 'proto3-json-serializer';
import { isRecord } from './json-message.js';
import { rpcDetailType, rpcStatus } from './google-rpc.js';

const TYPE_PREFIX = 'type.googleapis.com/';

/** Clients accept 8 KiB of headers in all; this stands there in base64, and the message beside it once more. */
const MOST_BYTES = 3000;

/** A google.rpc.Status whose details are as in JSON, each with its `@type`. */
export interface RpcStatus {
  readonly code: Code;
  readonly message: string;
  readonly details: readonly unknown[];
}

/** The value of `grpc-status-details-bin`: with as many of the details as are known and fit; undefined when none is. */
export function encodeDetails({ code, message, details }: RpcStatus): Buffer | undefined {
  let best: Buffer | undefined;
  const fitting: object[] = [];
  for (const detail of details.flatMap(anyOf)) {
    const bytes = Buffer.from(rpcStatus.encode({ code, message, details: [...fitting, detail] }).finish());
    if (bytes.length <= MOST_BYTES) {
      fitting.push(detail);
      best = bytes;
    }
  }
  return best;
}

function anyOf(detail: unknown): object[] {
  const url = isRecord(detail) ? detail['@type'] : undefined;
  const type = typeof url === 'string' ? rpcDetailType(url.replace(TYPE_PREFIX, '')) : undefined;
  if (type === undefined) {
    return [];
  }
  try {
    const message = fromProto3JSON(type, detail as JSONValue); // it was JSON
    return message === null ? [] : [{ type_url: url, value: type.encode(message).finish() }];
  } catch {
    return []; // The message of the error says what matters
  }
}
