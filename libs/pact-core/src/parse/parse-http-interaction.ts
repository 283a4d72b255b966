import { isJsonNumber } from '../json/json-value.js';
import { NOTHING } from '../model/nothing.js';
import type { Body, HttpInteraction, InteractionBase, RequestPattern, ResponseTemplate } from '../model/pact.js';
import type { JsonNode } from './json-node.js';
import { parseBody } from './parse-body.js';
import { parseGenerators } from './parse-generators.js';
import { headerValue, parseHeaders } from './parse-headers.js';
import { parseQuery } from './parse-query.js';
import { parseMatchingRules } from './parse-rules.js';
import { parseV4Body } from './parse-v4-body.js';

type BodyReader = (node: JsonNode | undefined, contentTypeHeader: string | undefined) => Body;

/** Reads a request and its response. */
export function parseHttpInteraction(node: JsonNode, base: InteractionBase, isV4: boolean): HttpInteraction {
  const readBody = isV4 ? parseV4Body : parseBody;
  const response = node.member('response');
  return {
    ...base,
    kind: 'http',
    request: parseRequest(node.requiredMember('request'), readBody),
    response: response === undefined ? emptyResponse() : parseResponse(response, readBody),
  };
}

function parseRequest(node: JsonNode, readBody: BodyReader): RequestPattern {
  const headers = parseHeaders(node.member('headers'));
  return {
    method: node.member('method')?.asString() ?? 'GET',
    path: node.member('path')?.asString() ?? '/',
    query: parseQuery(node.member('query')),
    headers,
    body: readBody(node.nullableMember('body'), headerValue(headers, 'content-type')),
    rules: parseMatchingRules(node.member('matchingRules')),
    generators: parseGenerators(node.member('generators')),
  };
}

function parseResponse(node: JsonNode, readBody: BodyReader): ResponseTemplate {
  const headers = parseHeaders(node.member('headers'));
  return {
    status: parseStatus(node.member('status')),
    headers,
    body: readBody(node.nullableMember('body'), headerValue(headers, 'content-type')),
    rules: parseMatchingRules(node.member('matchingRules')),
    generators: parseGenerators(node.member('generators')),
  };
}

function emptyResponse(): ResponseTemplate {
  return {
    status: 200,
    headers: NOTHING,
    body: { kind: 'missing' },
    rules: NOTHING,
    generators: NOTHING,
  };
}

const STATUS = /^[1-9][0-9]{2}$/;

function parseStatus(node: JsonNode | undefined): number {
  if (node === undefined) {
    return 200;
  }
  const { value } = node;
  const text = isJsonNumber(value) || typeof value === 'string' ? node.asText() : '';
  return STATUS.test(text) ? Number(text) : node.fail('a status from 100 to 999');
}
