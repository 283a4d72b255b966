import { exchangesOf, responseBody } from './exchange.mjs';

const PROVIDERS = Object.freeze({ aws: 'AWS-Secrets-Manager', gcp: 'GCP-Secret-Manager' });

/** The names that the contracts of a case bear: the default ones of its mock server. */
export const CONSUMER = 'Bench';

/**
 * @param {import('./exchange.mjs').BenchCase} benchCase
 * @returns {string}
 */
export function providerOf({ profile }) {
  return PROVIDERS[profile];
}

/**
 * A pact file (specification version 3) with `count` interactions.
 *
 * @param {import('./exchange.mjs').BenchCase} benchCase
 * @param {number} count
 * @returns {string}
 */
export function pactText(benchCase, count) {
  return JSON.stringify({
    consumer: { name: CONSUMER },
    provider: { name: providerOf(benchCase) },
    interactions: exchangesOf(benchCase, count).map(interactionOf),
    metadata: { pactSpecification: { version: '3.0.0' } },
  });
}

/** @param {import('./exchange.mjs').Exchange} exchange */
function interactionOf({ id, state, request, contractHeaders, pathRegex, contentType }) {
  return {
    description: `request of ${id}`,
    ...(state !== undefined && { providerStates: [{ name: state }] }),
    request: {
      method: request.method,
      path: request.path,
      headers: Object.fromEntries(contractHeaders.map((name) => [name, request.headers[name]])),
      ...(request.query && { query: mapValues(request.query, (value) => [value]) }),
      // As text: to Pact's own libraries application/x-amz-json-1.1 is not JSON, so they write it that way.
      ...(request.json && { body: JSON.stringify(request.json) }),
      ...(pathRegex !== undefined && {
        matchingRules: { path: { combine: 'AND', matchers: [{ match: 'regex', regex: pathRegex }] } },
      }),
    },
    response: { status: 200, headers: { 'content-type': contentType }, body: responseOf(id, contentType) },
  };
}

/**
 * @param {string} id
 * @param {string} contentType
 */
function responseOf(id, contentType) {
  const body = responseBody(id);
  return contentType === 'application/json' ? body : JSON.stringify(body);
}

/**
 * @template From, To
 * @param {Readonly<Record<string, From>>} record
 * @param {(value: From) => To} change
 * @returns {Record<string, To>}
 */
function mapValues(record, change) {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
