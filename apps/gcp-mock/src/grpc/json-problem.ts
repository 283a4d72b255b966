import { fromProto3JSON } from 'proto3-json-serializer';
import type { JSONValue } from 'proto3-json-serializer';
import protobuf from 'protobufjs/light.js';
import type { Enum, Field, Type } from 'protobufjs/light.js';
import { isRecord } from './json-message.js';

const LONGEST_VALUE = 80;

interface Kind {
  readonly expected: string;
  readonly accepts: (value: unknown) => boolean;
}

const integer: Kind = {
  expected: 'an integer',
  accepts: (value) => Number.isInteger(value) || (typeof value === 'string' && /^-?\d+$/.test(value)),
};
const float: Kind = {
  expected: 'a number',
  accepts: (value) => typeof value === 'number' || (typeof value === 'string' && value !== '' && !isNaN(Number(value))),
};
const scalars: Readonly<Record<string, Kind>> = {
  double: float,
  float,
  int32: integer,
  uint32: integer,
  int64: integer,
  uint64: integer,
  bool: { expected: 'true or false', accepts: (value) => typeof value === 'boolean' },
  string: { expected: 'a string', accepts: (value) => typeof value === 'string' },
  bytes: {
    expected: 'a string in base64',
    accepts: (value) => typeof value === 'string' && /^[\w+/-]*={0,2}$/.test(value),
  },
};

/**
 * What keeps a JSON from being a message of a type: the first field that does not fit, by its path, what was expected
 * there, and what is there. Members that the type does not have are no problem: clients ignore them.
 */
export function jsonProblem(type: Type, json: unknown, path = ''): string | undefined {
  if (isWellKnown(type)) {
    return wellKnownProblem(type, json, path);
  }
  if (!isRecord(json)) {
    return unexpected(path, 'an object', json);
  }
  for (const [name, value] of Object.entries(json)) {
    const field = type.fields[name];
    const problem = field && fieldProblem(field.resolve(), value, path === '' ? name : `${path}.${name}`);
    if (problem !== undefined) {
      return problem;
    }
  }
  return undefined;
}

function fieldProblem(field: Field, value: unknown, path: string): string | undefined {
  if (field.repeated) {
    return Array.isArray(value)
      ? firstProblem(
          value.map((item, index) => [`${path}[${index}]`, item]),
          field,
        )
      : unexpected(path, 'a list', value);
  }
  if (field.map) {
    return isRecord(value)
      ? firstProblem(
          Object.entries(value).map(([key, item]) => [`${path}.${key}`, item]),
          field,
        )
      : unexpected(path, 'an object', value);
  }
  return valueProblem(field, value, path);
}

function firstProblem(items: readonly (readonly [path: string, value: unknown])[], field: Field): string | undefined {
  for (const [path, value] of items) {
    const problem = valueProblem(field, value, path);
    if (problem !== undefined) {
      return problem;
    }
  }
  return undefined;
}

function valueProblem({ type, resolvedType }: Field, value: unknown, path: string): string | undefined {
  if (resolvedType instanceof protobuf.Type) {
    return value === null ? undefined : jsonProblem(resolvedType, value, path);
  }
  const kind = resolvedType instanceof protobuf.Enum ? enumeration(resolvedType) : scalars[type];
  return kind === undefined || kind.accepts(value) ? undefined : unexpected(path, kind.expected, value);
}

function enumeration({ values }: Enum): Kind {
  return {
    expected: `one of ${Object.keys(values).join(', ')}`,
    accepts: (value) => Number.isInteger(value) || (typeof value === 'string' && Object.hasOwn(values, value)),
  };
}

/** Whether a type has a JSON of its own, such as `google.protobuf.Timestamp`, which is a string. */
function isWellKnown({ fullName }: Type): boolean {
  return fullName.startsWith('.google.protobuf.');
}

function wellKnownProblem(type: Type, json: unknown, path: string): string | undefined {
  try {
    fromProto3JSON(type, json as JSONValue); // it was JSON
    if (type.name !== 'Timestamp' || !isNaN(Date.parse(String(json)))) {
      return undefined;
    }
  } catch {
    // told below, in the words of all the others
  }
  return unexpected(path, `a ${type.fullName.slice(1)}`, json);
}

function unexpected(path: string, expected: string, value: unknown): string {
  const text = JSON.stringify(value);
  const got = text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
  return `expected ${path === '' ? 'it' : path} to be ${expected}, got ${got}`;
}
