import protobuf from 'protobufjs/light.js';
import type { IField, IMapField, IType, Type } from 'protobufjs/light.js';

/** The messages of google/rpc/status.proto and google/rpc/error_details.proto: fields in the order of their numbers. */
const rpcMessages = {
  Status: message(['code', 'int32'], ['message', 'string'], ['details', 'google.protobuf.Any[]']),
  ErrorInfo: message(['reason', 'string'], ['domain', 'string'], ['metadata', 'map']),
  RetryInfo: message(['retryDelay', 'google.protobuf.Duration']),
  DebugInfo: message(['stackEntries', 'string[]'], ['detail', 'string']),
  QuotaFailure: {
    ...message(['violations', 'Violation[]']),
    nested: { Violation: message(['subject', 'string'], ['description', 'string']) },
  },
  PreconditionFailure: {
    ...message(['violations', 'Violation[]']),
    nested: { Violation: message(['type', 'string'], ['subject', 'string'], ['description', 'string']) },
  },
  BadRequest: {
    ...message(['fieldViolations', 'FieldViolation[]']),
    nested: { FieldViolation: message(['field', 'string'], ['description', 'string']) },
  },
  RequestInfo: message(['requestId', 'string'], ['servingData', 'string']),
  ResourceInfo: message(
    ['resourceType', 'string'],
    ['resourceName', 'string'],
    ['owner', 'string'],
    ['description', 'string'],
  ),
  Help: {
    ...message(['links', 'Link[]']),
    nested: { Link: message(['description', 'string'], ['url', 'string']) },
  },
  LocalizedMessage: message(['locale', 'string'], ['message', 'string']),
};

const root = protobuf.Root.fromJSON({
  nested: {
    google: {
      nested: {
        protobuf: {
          nested: {
            Any: message(['type_url', 'string'], ['value', 'bytes']),
            Duration: message(['seconds', 'int64'], ['nanos', 'int32']),
          },
        },
        rpc: { nested: rpcMessages },
      },
    },
  },
}).resolveAll();

export const rpcStatus = root.lookupType('google.rpc.Status');

/** The type of a detail of an error by its name, such as `google.rpc.RetryInfo`; undefined for one of another package. */
export function rpcDetailType(name: string): Type | undefined {
  const type = root.lookup(name, protobuf.Type);
  return type instanceof protobuf.Type ? type : undefined;
}

/** @param fields - name and type; `[]` makes a list of a type, `map` is one of strings */
function message(...fields: readonly (readonly [name: string, type: string])[]): IType {
  return { fields: Object.fromEntries(fields.map(([name, type], index) => [name, field(type, index + 1)])) };
}

function field(type: string, id: number): IField {
  if (type === 'map') {
    const map: IMapField = { keyType: 'string', type: 'string', id };
    return map;
  }
  return type.endsWith('[]') ? { rule: 'repeated', type: type.slice(0, -2), id } : { type, id };
}
