import fc from 'fast-check';
import protobuf from 'protobufjs/light.js';
import type { Field, Type } from 'protobufjs/light.js';
import type { GoogleMethod } from '../../src/grpc/google-methods.js';

/** A call of a client for JavaScript: the method's name there, and a request that one of its paths fits. */
export interface ClientCall {
  readonly service: 'secrets' | 'parameters';
  readonly method: string;
  readonly request: Readonly<Record<string, unknown>>;
}

/** Without characters beyond U+FFFF: over REST, the older one of the two clients cannot encode them. */
const text = fc
  .string({ maxLength: 10, unit: 'grapheme' })
  .map((graphemes) => graphemes.replace(/[\u{10000}-\u{10ffff}]/gu, ''));
const segment = text.filter((segment) => !/^\.{0,2}$|\//.test(segment));
const key = fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/);
const seconds = fc.integer({ min: 0, max: 4_000_000_000 });
const nanos = fc.integer({ min: 0, max: 999_999_999 });

const scalars: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  string: text,
  bytes: fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes)),
  bool: fc.boolean(),
  int32: fc.integer(),
  int64: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
};

const wellKnown: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  '.google.protobuf.Timestamp': fc.record({ seconds, nanos }),
  '.google.protobuf.Duration': fc.record({ seconds, nanos }),
  '.google.protobuf.FieldMask': fc.record({ paths: fc.array(key, { minLength: 1, maxLength: 3 }) }),
  '.google.protobuf.Empty': fc.constant({}),
  '.google.protobuf.Any': fc.constant({
    type_url: 'type.googleapis.com/google.protobuf.Empty',
    value: Buffer.alloc(0),
  }),
};

export function callArbitrary(methods: readonly GoogleMethod[]): fc.Arbitrary<ClientCall> {
  return fc.constantFrom(...methods).chain((method) =>
    fc.tuple(messageArbitrary(method.requestType), fc.constantFrom(...method.bindings)).chain(([message, { path }]) =>
      fc.array(segment, { minLength: 4, maxLength: 4 }).map((segments) => ({
        service: method.path.includes('secretmanager') ? ('secrets' as const) : ('parameters' as const),
        method: method.name.charAt(0).toLowerCase() + method.name.slice(1),
        request: withNames(message, path.text, segments),
      })),
    ),
  );
}

/** Puts names that fit the path's patterns where the path takes them from. */
function withNames(
  message: Readonly<Record<string, unknown>>,
  template: string,
  segments: readonly string[],
): Record<string, unknown> {
  const rest = [...segments];
  const [, field = '', pattern = ''] = /\{([^=}]+)=([^}]+)\}/.exec(template) ?? [];
  const name = pattern.replaceAll('*', () => rest.shift() ?? 'x');
  const [outer = '', inner] = field.split('.').map((text) => protobuf.util.camelCase(text));
  return {
    ...message,
    [outer]: inner === undefined ? name : { ...(message[outer] as object | undefined), [inner]: name },
  };
}

function messageArbitrary(type: Type): fc.Arbitrary<Record<string, unknown>> {
  const fields = Object.fromEntries(type.fieldsArray.map((field) => [field.name, fieldArbitrary(field.resolve())]));
  return fc.record(fields, { requiredKeys: [] }).map((message) => withOneOfEach(type, message));
}

/** Of the fields that exclude each other, the first. */
function withOneOfEach(type: Type, message: Record<string, unknown>): Record<string, unknown> {
  const excluded = type.oneofsArray.flatMap(({ fieldsArray }) =>
    fieldsArray
      .map(({ name }) => name)
      .filter((name) => name in message)
      .slice(1),
  );
  return Object.fromEntries(Object.entries(message).filter(([name]) => !excluded.includes(name)));
}

function fieldArbitrary(field: Field): fc.Arbitrary<unknown> {
  const value = valueArbitrary(field);
  if (field.map) {
    return fc.dictionary(key, value, { minKeys: 1, maxKeys: 3 });
  }
  return field.repeated ? fc.array(value, { minLength: 1, maxLength: 3 }) : value;
}

function valueArbitrary({ type, resolvedType }: Field): fc.Arbitrary<unknown> {
  if (resolvedType instanceof protobuf.Enum) {
    return fc.constantFrom(...Object.values(resolvedType.values));
  }
  const arbitrary =
    resolvedType === null ? scalars[type] : (wellKnown[resolvedType.fullName] ?? messageArbitrary(resolvedType));
  if (arbitrary === undefined) {
    throw new Error(`no arbitrary of ${type}`);
  }
  return arbitrary;
}
