import type { AsynchronousMessage, Body, InteractionBase, MessagePattern, SynchronousMessages } from '../model/pact.js';
import type { JsonObject } from '../json/json-value.js';
import type { JsonNode } from './json-node.js';
import { parseBody } from './parse-body.js';
import { parseGenerators } from './parse-generators.js';
import { parseMatchingRules } from './parse-rules.js';
import { parseV4Body } from './parse-v4-body.js';

/** Reads a message that is sent one way. */
export function parseMessage(node: JsonNode, base: InteractionBase, isV4: boolean): AsynchronousMessage {
  return { ...base, kind: 'asynchronous-message', message: parseMessagePattern(node, isV4) };
}

/** Reads a message with its answers. */
export function parseSynchronousMessages(node: JsonNode, base: InteractionBase): SynchronousMessages {
  return {
    ...base,
    kind: 'synchronous-messages',
    request: parseMessagePattern(node.requiredMember('request'), true),
    responses: (node.member('response')?.items() ?? []).map((response) => parseMessagePattern(response, true)),
  };
}

function parseMessagePattern(node: JsonNode, isV4: boolean): MessagePattern {
  const metadata = (node.member('metadata') ?? node.member('metaData'))?.asMap() ?? new Map<string, never>();
  return {
    contents: parseContents(node, metadata, isV4),
    metadata,
    rules: parseMatchingRules(node.member('matchingRules')),
    generators: parseGenerators(node.member('generators')),
  };
}

const CONTENT_TYPE_KEYS = ['contentType', 'content-type', 'Content-Type'];

function parseContents(node: JsonNode, metadata: JsonObject, isV4: boolean): Body {
  const contentType = CONTENT_TYPE_KEYS.map((key) => metadata.get(key)).find((value) => typeof value === 'string');
  const contents = node.nullableMember('contents') ?? node.nullableMember('content');
  return (isV4 ? parseV4Body : parseBody)(contents, contentType);
}
