import type { JsonValue } from './json-value.js';
import { JsonScanner } from './json-scanner.js';
import { runToEnd, type Slices } from '../slices.js';

const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const COMMA = 0x2c;
const COLON = 0x3a;
const QUOTE = 0x22;

/** Characters between two steps: about a millisecond of work. */
const CHARACTERS_PER_SLICE = 64 * 1024;

type Container = JsonValue[] | Map<string, JsonValue>;

/**
 * Reads JSON without losing number lexemes, key order or any key name, to any depth of nesting. Of a repeated key the
 * last value stays.
 *
 * @throws JsonSyntaxError when the text is not JSON
 */
export function parseJson(text: string): JsonValue {
  return runToEnd(parseJsonInSlices(text));
}

/** `parseJson` in small steps. */
export function* parseJsonInSlices(text: string): Slices<JsonValue> {
  const scanner = new JsonScanner(text);
  const open: Container[] = [];
  const keys: string[] = [];
  let pauseAt = CHARACTERS_PER_SLICE;
  for (;;) {
    if (scanner.offset >= pauseAt) {
      pauseAt = scanner.offset + CHARACTERS_PER_SLICE;
      yield;
    }
    let value = readValueOrOpen(scanner, open, keys);
    while (value !== undefined) {
      const parent = open.at(-1);
      if (parent === undefined) {
        if (!Number.isNaN(scanner.peek())) {
          scanner.fail('the end of the text');
        }
        return value;
      }
      value = addTo(parent, value, { scanner, open, keys });
    }
  }
}

/** Reads a scalar or an empty container; opens any other container and returns undefined. */
function readValueOrOpen(scanner: JsonScanner, open: Container[], keys: string[]): JsonValue | undefined {
  const code = scanner.peek();
  if (code === OPEN_BRACE) {
    scanner.offset += 1;
    const object = new Map<string, JsonValue>();
    if (scanner.peek() === CLOSE_BRACE) {
      scanner.offset += 1;
      return object;
    }
    keys.push(readKey(scanner));
    open.push(object);
    return undefined;
  }
  if (code === OPEN_BRACKET) {
    scanner.offset += 1;
    if (scanner.peek() === CLOSE_BRACKET) {
      scanner.offset += 1;
      return [];
    }
    open.push([]);
    return undefined;
  }
  return scanner.readScalar();
}

interface ParserState {
  readonly scanner: JsonScanner;
  readonly open: Container[];
  readonly keys: string[];
}

/** Adds a finished value to its parent; returns the parent when that is finished with it. */
function addTo(parent: Container, value: JsonValue, { scanner, open, keys }: ParserState): JsonValue | undefined {
  if (parent instanceof Map) {
    parent.set(keys.pop() ?? '', value);
  } else {
    parent.push(value);
  }
  const code = scanner.peek();
  if (code === COMMA) {
    scanner.offset += 1;
    if (parent instanceof Map) {
      keys.push(readKey(scanner));
    }
    return undefined;
  }
  if (code !== (parent instanceof Map ? CLOSE_BRACE : CLOSE_BRACKET)) {
    return scanner.fail(parent instanceof Map ? '"," or "}"' : '"," or "]"');
  }
  scanner.offset += 1;
  open.pop();
  return parent;
}

function readKey(scanner: JsonScanner): string {
  if (scanner.peek() !== QUOTE) {
    scanner.fail('a key in quotes');
  }
  const key = scanner.readName();
  if (scanner.peek() !== COLON) {
    scanner.fail('":"');
  }
  scanner.offset += 1;
  return key;
}
