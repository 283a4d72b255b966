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

/** The members of all objects in a JSON document, outer ones first; of large documents the first thousand values. */
export function jsonMembers(root: JsonValue): readonly JsonMember[] {
  const members: JsonMember[] = [];
  const pending: { readonly path: string; readonly value: JsonValue }[] = [{ path: '$', value: root }];
  // The list grows while it is walked.
  for (const { path, value } of pending) {
    if (isJsonArray(value)) {
      const items = value.slice(0, MOST_VALUES - pending.length);
      pending.push(...items.map((item, index) => ({ path: `${path}[${index}]`, value: item })));
    } else if (isJsonObject(value)) {
      for (const [name, memberValue] of value) {
        if (pending.length >= MOST_VALUES) {
          break;
        }
        const member = { path: path + pathStep(name), name, value: memberValue };
        members.push(member);
        pending.push(member);
      }
    }
  }
  return members;
}

function pathStep(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `['${name}']`;
}
