/**
 * Holds the built pact-core to specification cases: each case becomes a pact file, read by the library's own parser.
 */
import {
  compile,
  explain,
  match,
  matchMessage as compareMessage,
  matchResponse as compareResponse,
  parseJson,
  parsePact,
  printJson,
  respond,
} from '../../libs/pact-core/dist/index.js';

/** The library keeps number lexemes apart (1 is not 1.0), and cases are read from their text. */
export const losslessNumbers = true;

const SPECIFICATIONS = { v1: '1.0.0', 'v1.1': '1.1.0', v2: '2.0.0', v3: '3.0.0', v4: '4.0' };
const CONTEXT = { now: () => new Date(0), random: () => 0 };

export async function matchRequest(_expected, _actual, version, { raw }) {
  const { expected, actual } = readCase(raw);
  const contracts = compiledPact(version, { request: expected, response: new Map() });
  const request = receivedRequest(actual, version);
  return match(contracts, request) === undefined
    ? { matched: false, mismatches: explain(contracts, request).nearest[0]?.mismatches ?? [] }
    : { matched: true, mismatches: [] };
}

export async function matchResponse(_expected, _actual, version, { raw }) {
  const { expected, actual } = readCase(raw);
  const { interactions } = compiledPact(version, { request: new Map(), response: expected });
  const mismatches = compareResponse(interactions[0], sentMessage(actual, version));
  return { matched: mismatches.length === 0, mismatches };
}

export async function matchMessage(_expected, _actual, version, { raw }) {
  const { expected, actual } = readCase(raw);
  const pattern = messagePattern(expected, version);
  const { contents, metadata } = sentContents(actual, version);
  const mismatches = compareMessage(pattern, { contents, metadata });
  return { matched: mismatches.length === 0, mismatches };
}

function readCase(raw) {
  const members = parseJson(raw);
  return { expected: members.get('expected'), actual: members.get('actual') };
}

function pactOf(version, members) {
  const interaction = new Map([['description', 'case'], ['type', 'Synchronous/HTTP'], ...members]);
  return parsePact(pactText(version, [['interactions', [interaction]]]));
}

function pactText(version, members) {
  const specification = new Map([['pactSpecification', new Map([['version', SPECIFICATIONS[version]]])]]);
  const participant = new Map([['name', 'conformance']]);
  return printJson(
    new Map([['consumer', participant], ['provider', participant], ['metadata', specification], ...members]),
  );
}

function compiledPact(version, { request, response }) {
  const contracts = compile([
    pactOf(version, [
      ['request', request],
      ['response', response],
    ]),
  ]);
  for (const { error } of contracts.rejected) {
    throw error;
  }
  return contracts;
}

/** What a message stated in the pact format looks like on the wire. A V4 case may state a bare JSON body. */
function sentMessage(message, version) {
  if (version === 'v4' && Array.isArray(message.get('body'))) {
    return sentMessage(message, 'v3');
  }
  const pact = pactOf(version, [
    ['request', new Map()],
    ['response', message],
  ]);
  return respond({ pact, interaction: pact.interactions[0] }, CONTEXT);
}

function receivedRequest(message, version) {
  const { headers, body } = sentMessage(new Map([...message].filter(([name]) => name !== 'status')), version);
  return {
    method: message.get('method') ?? 'GET',
    path: message.get('path') ?? '/',
    query: queryText(message.get('query')),
    headers: headerFields(headers),
    body: body ?? new Uint8Array(),
  };
}

function queryText(query) {
  if (query === undefined || query === null || typeof query === 'string') {
    return query ?? '';
  }
  return [...query].flatMap(([name, values]) => [values].flat().map((value) => parameterText(name, value))).join('&');
}

function parameterText(name, value) {
  return value === null ? encodeURIComponent(name) : `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
}

function headerFields(lines) {
  const fields = {};
  for (const [name, value] of lines) {
    (fields[name.toLowerCase()] ??= []).push(value);
  }
  return fields;
}

function messagePattern(message, version) {
  if (version === 'v4') {
    const interaction = new Map([['type', 'Asynchronous/Messages'], ['description', 'case'], ...message]);
    return parsePact(pactText(version, [['interactions', [interaction]]])).interactions[0].message;
  }
  const interaction = new Map([['description', 'case'], ...message]);
  return parsePact(pactText(version, [['messages', [interaction]]])).interactions[0].message;
}

function sentContents(message, version) {
  const { contents, metadata } = messagePattern(message, version);
  const response = { status: 200, headers: new Map(), body: contents, rules: new Map(), generators: new Map() };
  const { body } = respond({ interaction: { response } }, CONTEXT);
  return { contents: body ?? new Uint8Array(), metadata };
}
