/**
 * Holds the built pact-core to specification cases: each case becomes a pact file, read by the library's own parser.
 */
import {
  compile,
  explain,
  isJsonArray,
  isJsonObject,
  match,
  matchMessage as compareMessage,
  matchResponse as compareResponse,
  parseJson,
  parsePact,
  printJson,
  respond,
} from '../../libs/pact-core/dist/index.js';

/** @typedef {import('../../libs/pact-core/dist/index.js').JsonObject} JsonObject */
/** @typedef {import('../../libs/pact-core/dist/index.js').JsonValue} JsonValue */
/** @typedef {keyof typeof SPECIFICATIONS} Version */
/** @typedef {{ matched: boolean, mismatches: readonly import('../../libs/pact-core/dist/index.js').Mismatch[] }} Outcome */

/** The library keeps number lexemes apart (1 is not 1.0), and cases are read from their text. */
export const losslessNumbers = true;

const SPECIFICATIONS = { v1: '1.0.0', 'v1.1': '1.1.0', v2: '2.0.0', v3: '3.0.0', v4: '4.0' };
const CONTEXT = { now: () => new Date(0), random: () => 0 };

/**
 * @param {unknown} _expected
 * @param {unknown} _actual
 * @param {Version} version
 * @param {{ raw: string }} context the text of the case
 * @returns {Promise<Outcome>}
 */
export async function matchRequest(_expected, _actual, version, { raw }) {
  const { expected, actual } = readCase(raw);
  const contracts = compiledPact(version, { request: expected, response: new Map() });
  const request = receivedRequest(actual, version);
  return match(contracts, request) === undefined
    ? { matched: false, mismatches: explain(contracts, request).nearest[0]?.mismatches ?? [] }
    : { matched: true, mismatches: [] };
}

/**
 * @param {unknown} _expected
 * @param {unknown} _actual
 * @param {Version} version
 * @param {{ raw: string }} context the text of the case
 * @returns {Promise<Outcome>}
 */
export async function matchResponse(_expected, _actual, version, { raw }) {
  const { expected, actual } = readCase(raw);
  const { interactions } = compiledPact(version, { request: new Map(), response: expected });
  const mismatches = compareResponse(first(interactions), sentMessage(actual, version));
  return { matched: mismatches.length === 0, mismatches };
}

/**
 * @param {unknown} _expected
 * @param {unknown} _actual
 * @param {Version} version
 * @param {{ raw: string }} context the text of the case
 * @returns {Promise<Outcome>}
 */
export async function matchMessage(_expected, _actual, version, { raw }) {
  const { expected, actual } = readCase(raw);
  const { message: pattern } = messagePattern(expected, version);
  const { contents, metadata } = sentContents(actual, version);
  const mismatches = compareMessage(pattern, { contents, metadata });
  return { matched: mismatches.length === 0, mismatches };
}

/** @param {string} raw */
function readCase(raw) {
  const members = objectOf(parseJson(raw));
  return { expected: objectOf(members.get('expected')), actual: objectOf(members.get('actual')) };
}

/**
 * @param {JsonValue | undefined} value
 * @returns {JsonObject}
 */
function objectOf(value) {
  if (!isJsonObject(value)) {
    throw new TypeError('A case is an object with the objects "expected" and "actual"');
  }
  return value;
}

/**
 * @template T
 * @param {readonly T[]} items
 */
function first(items) {
  const [item] = items;
  if (item === undefined) {
    throw new TypeError('The pact of a case has one interaction');
  }
  return item;
}

/**
 * @param {Version} version
 * @param {Iterable<[string, JsonValue]>} members
 */
function pactOf(version, members) {
  /** @type {JsonObject} */
  const interaction = new Map([['description', 'case'], ['type', 'Synchronous/HTTP'], ...members]);
  return parsePact(pactText(version, [['interactions', [interaction]]]));
}

/**
 * @param {Version} version
 * @param {Iterable<[string, JsonValue]>} members
 */
function pactText(version, members) {
  /** @type {JsonObject} */
  const specification = new Map([['pactSpecification', new Map([['version', SPECIFICATIONS[version]]])]]);
  /** @type {JsonObject} */
  const participant = new Map([['name', 'conformance']]);
  /** @type {Iterable<[string, JsonValue]>} */
  const all = [['consumer', participant], ['provider', participant], ['metadata', specification], ...members];
  return printJson(new Map(all));
}

/**
 * @param {Version} version
 * @param {{ request: JsonObject, response: JsonObject }} interaction
 */
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

/**
 * What a message stated in the pact format looks like on the wire. A V4 case may state a bare JSON body.
 *
 * @param {JsonObject} message
 * @param {Version} version
 * @returns {import('../../libs/pact-core/dist/index.js').HttpResponse}
 */
function sentMessage(message, version) {
  if (version === 'v4' && Array.isArray(message.get('body'))) {
    return sentMessage(message, 'v3');
  }
  const pact = pactOf(version, [
    ['request', new Map()],
    ['response', message],
  ]);
  const interaction = first(pact.interactions);
  if (interaction.kind !== 'http') {
    throw new TypeError('The pact of a case has an HTTP interaction');
  }
  return respond({ pact, interaction }, CONTEXT);
}

/**
 * @param {JsonObject} message
 * @param {Version} version
 */
function receivedRequest(message, version) {
  const { headers, body } = sentMessage(new Map([...message].filter(([name]) => name !== 'status')), version);
  return {
    method: String(message.get('method') ?? 'GET'),
    path: String(message.get('path') ?? '/'),
    query: queryText(message.get('query')),
    headers: headerFields(headers),
    body: body ?? new Uint8Array(),
  };
}

/**
 * @param {JsonValue | undefined} query
 * @returns {string}
 */
function queryText(query) {
  if (!isJsonObject(query)) {
    return typeof query === 'string' ? query : '';
  }
  return [...query]
    .flatMap(([name, values]) => (isJsonArray(values) ? values : [values]).map((value) => parameterText(name, value)))
    .join('&');
}

/**
 * @param {string} name
 * @param {JsonValue} value
 */
function parameterText(name, value) {
  return value === null ? encodeURIComponent(name) : `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`;
}

/** @param {Iterable<readonly [string, string]>} lines */
function headerFields(lines) {
  /** @type {Record<string, string[]>} */
  const fields = {};
  for (const [name, value] of lines) {
    (fields[name.toLowerCase()] ??= []).push(value);
  }
  return fields;
}

/**
 * @param {JsonObject} message
 * @param {Version} version
 */
function messagePattern(message, version) {
  /** @type {[string, JsonValue][]} */
  const described = [['description', 'case'], ...message];
  const text =
    version === 'v4'
      ? pactText(version, [['interactions', [new Map([...described, ['type', 'Asynchronous/Messages']])]]])
      : pactText(version, [['messages', [new Map(described)]]]);
  const pact = parsePact(text);
  const interaction = first(pact.interactions);
  if (interaction.kind !== 'asynchronous-message') {
    throw new TypeError('The pact of a case has a message');
  }
  return { pact, message: interaction.message };
}

/**
 * @param {JsonObject} message
 * @param {Version} version
 */
function sentContents(message, version) {
  const {
    pact,
    message: { contents, metadata },
  } = messagePattern(message, version);
  const { body } = respond(
    {
      pact,
      interaction: {
        kind: 'http',
        index: 0,
        description: 'case',
        providerStates: [],
        pending: false,
        request: {
          method: 'GET',
          path: '/',
          query: new Map(),
          headers: new Map(),
          body: { kind: 'missing' },
          rules: new Map(),
          generators: new Map(),
        },
        response: { status: 200, headers: new Map(), body: contents, rules: new Map(), generators: new Map() },
      },
    },
    CONTEXT,
  );
  return { contents: body ?? new Uint8Array(), metadata };
}
