import { printJson } from '@pact-infra/pact-core';
import type { HttpInteraction, HttpRequest } from '@pact-infra/pact-core';

type Body = HttpInteraction['request']['body'];

/** The request that an interaction gives as its example. */
export function exampleRequest({ request }: HttpInteraction): HttpRequest {
  const { method, path, query, headers, body } = request;
  const lines = Array.from(headers, ([name, values]): [string, readonly string[]] => [name.toLowerCase(), values]);
  const contentType = 'contentType' in body ? body.contentType : undefined;
  return {
    method,
    path,
    query: queryText(query),
    headers: { ...(contentType !== undefined && { 'content-type': [contentType] }), ...Object.fromEntries(lines) },
    body: bytesOf(body),
  };
}

function queryText(query: HttpInteraction['request']['query']): string {
  return [...query]
    .flatMap(([name, values]) =>
      values.map((value) =>
        value === null ? encodeURIComponent(name) : `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
      ),
    )
    .join('&');
}

function bytesOf(body: Body): Uint8Array {
  switch (body.kind) {
    case 'json':
      return Buffer.from(printJson(body.value));
    case 'text':
      return Buffer.from(body.text);
    case 'binary':
      return body.bytes;
    default:
      return new Uint8Array();
  }
}
