import { compileBody } from '../bodies/compile-body.js';
import { ReceivedBody } from '../bodies/received-body.js';
import { compileValueCheck } from '../checks/value-check.js';
import type { JsonObject } from '../json/json-value.js';
import type { Mismatch } from '../mismatch.js';
import type { MessagePattern } from '../model/pact.js';
import { shownText } from '../rules/scalar-text.js';
import { isContentTypeKey, metadataText } from './message-metadata.js';
import { compileHeaderEquality } from '../checks/header-equality.js';
import { MismatchList } from '../mismatch-list.js';

/** A message as it was sent. */
export interface Message {
  readonly contents: Uint8Array;
  readonly metadata: JsonObject;
}

/**
 * In what a message differs from what a contract allows, at most 50 mismatches; empty when it conforms.
 *
 * @throws ContractError when a rule of the contract makes no sense
 */
export function matchMessage(pattern: MessagePattern, message: Message): readonly Mismatch[] {
  const list = new MismatchList();
  compareMetadata(pattern, message.metadata, list);
  const contents = compileBody(
    { body: pattern.contents, rules: pattern.rules, contentTypeCheck: undefined },
    { allowsUnexpectedMembers: true, jsonMediaTypes: new Set(), isDroppableMember: undefined },
  );
  contents.compare(new ReceivedBody(message.contents, contentTypeOf(message.metadata)), list.sink('body'));
  return list.all;
}

function compareMetadata({ metadata, rules }: MessagePattern, actual: JsonObject, list: MismatchList): void {
  const sink = list.sink('metadata');
  for (const [key, expected] of metadata) {
    const stated = rules.get('metadata')?.find(({ expression }) => expression === key);
    const value = actual.get(key) ?? (isContentTypeKey(key) ? contentTypeOf(actual) : undefined);
    if (value === undefined) {
      const message = `Expected the metadata to have the key "${key}" but it is missing`;
      sink.add({ where: key, rule: 'equality', expected: shownText(expected), actual: 'nothing', message });
      continue;
    }
    const check =
      stated === undefined && isContentTypeKey(key)
        ? compileHeaderEquality('content-type', metadataText(expected))
        : compileValueCheck(stated, { expected, domain: 'json' });
    if (!check.check(value)) {
      const message = `Expected the metadata "${key}" ${check.describe(value)} but it was ${shownText(value)}`;
      sink.add({ where: key, rule: check.rule, expected: shownText(expected), actual: shownText(value), message });
    }
  }
}

function contentTypeOf(metadata: JsonObject): string | undefined {
  for (const [key, value] of metadata) {
    if (isContentTypeKey(key) && typeof value === 'string') {
      return value;
    }
  }
  return undefined;
}
