import { isJsonArray, isJsonObject } from '@pact-infra/pact-core';
import type { JsonValue } from '@pact-infra/pact-core';

/** Values that are looked at. */
const MOST_VALUES = 1_000;

/** A member of one of the objects in a JSON document. */
export interface JsonMember {
  /** JSON path of the value. */
  readonly path: string;
  readonly name: string;
  readonly value: JsonValue;
}

interface Child {
  readonly path: string;
  /** Unset for an item of a list. */
  readonly name?: string;
  readonly value: JsonValue;
}

/** The members of all objects in a JSON document, as they stand there; of large documents those of the first values. */
export function jsonMembers(root: JsonValue): readonly JsonMember[] {
  const members: JsonMember[] = [];
  // A stack instead of recursion, which deep documents would overflow.
  const open = [childrenOf('$', root)];
  for (let looked = 0; looked < MOST_VALUES; looked++) {
    const next = nextChild(open);
    if (next === undefined) {
      break;
    }
    const { path, name, value } = next;
    if (name !== undefined) {
      members.push({ path, name, value });
    }
    open.push(childrenOf(path, value));
  }
  return members;
}

/** The next child of the innermost open value that has one left; the ones behind it are closed. */
function nextChild(open: Iterator<Child, void>[]): Child | undefined {
  for (let innermost = open.at(-1); innermost !== undefined; innermost = open.at(-1)) {
    const { done, value } = innermost.next();
    if (done !== true) {
      return value;
    }
    open.pop();
  }
  return undefined;
}

function* childrenOf(path: string, value: JsonValue): Generator<Child, void> {
  if (isJsonArray(value)) {
    for (const [index, item] of value.entries()) {
      yield { path: `${path}[${index}]`, value: item };
    }
  } else if (isJsonObject(value)) {
    for (const [name, member] of value) {
      yield { path: path + pathStep(name), name, value: member };
    }
  }
}

function pathStep(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `['${name}']`;
}
