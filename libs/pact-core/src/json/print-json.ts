import {
  isJsonArray,
  isJsonObject,
  JsonNumber,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from './json-value.js';

export interface PrintOptions {
  /** Members in the order of their names, so that equal values print the same text. */
  readonly sortKeys?: boolean;
}

/** Characters of a chunk: about a millisecond of work. */
const CHUNK_LENGTH = 32 * 1024;

/** Compact JSON text of a value, to any depth of nesting; numbers as they were written. */
export function printJson(value: JsonValue, options?: PrintOptions): string {
  let text = '';
  for (const chunk of printJsonInChunks(value, options)) {
    text += chunk;
  }
  return text;
}

/** `printJson` in pieces, each of which takes about a millisecond. */
export function* printJsonInChunks(root: JsonValue, { sortKeys = false }: PrintOptions = {}): Generator<string, void> {
  let text = '';
  let value = root;
  const open: OpenContainer[] = [];
  for (;;) {
    if (isJsonArray(value) || isJsonObject(value)) {
      const container = openContainer(value, sortKeys);
      text += container.names === undefined ? '[' : '{';
      open.push(container);
    } else {
      text += printScalar(value);
    }
    let container = open.at(-1);
    while (container !== undefined && container.printed === container.values.length) {
      text += container.names === undefined ? ']' : '}';
      open.pop();
      container = open.at(-1);
    }
    if (container === undefined) {
      yield text;
      return;
    }
    text += beforeNext(container);
    value = container.values[container.printed] ?? null;
    container.printed += 1;
    if (text.length >= CHUNK_LENGTH) {
      yield text;
      text = '';
    }
  }
}

/** JSON text of a value that is neither array nor object. */
export function printScalar(value: JsonValue): string {
  if (value instanceof JsonNumber) {
    return value.lexeme;
  }
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/** An array or an object that is being printed. */
interface OpenContainer {
  /** Of an object: one for each value. */
  readonly names: readonly string[] | undefined;
  readonly values: readonly JsonValue[];
  /** How many of the values. */
  printed: number;
}

function openContainer(value: JsonArray | JsonObject, sortKeys: boolean): OpenContainer {
  if (isJsonArray(value)) {
    return { names: undefined, values: value, printed: 0 };
  }
  const names = [...value.keys()];
  const values = sortKeys ? names.sort().map((name) => value.get(name) ?? null) : [...value.values()];
  return { names, values, printed: 0 };
}

function beforeNext({ names, printed }: OpenContainer): string {
  const comma = printed === 0 ? '' : ',';
  return names === undefined ? comma : `${comma}${JSON.stringify(names[printed])}:`;
}
