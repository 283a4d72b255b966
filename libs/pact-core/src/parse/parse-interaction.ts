import type { Interaction, InteractionBase, ProviderState, SpecificationVersion } from '../model/pact.js';
import type { JsonNode } from './json-node.js';
import { parseHttpInteraction } from './parse-http-interaction.js';
import { parseMessage, parseSynchronousMessages } from './parse-message.js';

const HTTP = 'Synchronous/HTTP';

/** Reads one member of `interactions`. Only V4 has types: before it, all are HTTP. */
export function parseInteraction(node: JsonNode, index: number, version: SpecificationVersion): Interaction {
  const isV4 = version === '4';
  const base = parseBase(node, index);
  const type = isV4 ? (node.member('type')?.asString() ?? HTTP) : HTTP;
  switch (type) {
    case HTTP:
      return parseHttpInteraction(node, base, isV4);
    case 'Asynchronous/Messages':
      return parseMessage(node, base, isV4);
    case 'Synchronous/Messages':
      return parseSynchronousMessages(node, base);
    default:
      return node.requiredMember('type').fail('"Synchronous/HTTP", "Asynchronous/Messages" or "Synchronous/Messages"');
  }
}

/** Reads one member of `messages`, the V3 place of messages. */
export function parseV3Message(node: JsonNode, index: number): Interaction {
  return parseMessage(node, parseBase(node, index), false);
}

function parseBase(node: JsonNode, index: number): InteractionBase {
  const key = node.member('key') ?? node.member('_id');
  return {
    index,
    ...(key === undefined ? {} : { key: key.asText() }),
    description: node.member('description')?.asString() ?? `interaction ${index}`,
    providerStates: parseProviderStates(node),
    pending: node.member('pending')?.value === true,
  };
}

function parseProviderStates(node: JsonNode): readonly ProviderState[] {
  const states = node.member('providerStates') ?? node.member('providerState') ?? node.member('provider_state');
  if (states === undefined) {
    return [];
  }
  if (typeof states.value === 'string') {
    return states.value === '' ? [] : [{ name: states.value, parameters: new Map() }];
  }
  return states.items().map(parseProviderState);
}

function parseProviderState(node: JsonNode): ProviderState {
  if (typeof node.value === 'string') {
    return { name: node.value, parameters: new Map() };
  }
  return {
    name: node.requiredMember('name').asString(),
    parameters: node.member('params')?.asMap() ?? new Map(),
  };
}
