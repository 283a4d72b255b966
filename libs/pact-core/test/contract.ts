import { compile, parsePact, printJson } from '../src/index.js';
import type { CompileOptions, Contracts, HttpRequest, JsonValue, Pact } from '../src/index.js';

export interface PactOptions {
  /** Interactions as in a pact file, each a JSON value or plain data. */
  readonly interactions: readonly unknown[];
  readonly version?: string;
}

/** The text of a pact file. */
export function pactText({ interactions, version = '3.0.0' }: PactOptions): string {
  return JSON.stringify({
    consumer: { name: 'web' },
    provider: { name: 'vault' },
    metadata: { pactSpecification: { version } },
    interactions,
  });
}

export function pactOf(options: PactOptions): Pact {
  return parsePact(pactText(options));
}

/** Contracts of one pact; a rule that makes no sense fails the test. */
export function contractsOf(options: PactOptions & CompileOptions): Contracts {
  const contracts = compile([pactOf(options)], options);
  for (const { error } of contracts.rejected) {
    throw error;
  }
  return contracts;
}

/** One interaction with this request. */
export function contractsFor(request: object, options: CompileOptions & { readonly version?: string } = {}): Contracts {
  return contractsOf({ ...options, interactions: [{ description: 'it', request, response: { status: 200 } }] });
}

export interface RequestOptions {
  readonly method?: string;
  /** Path, and query behind `?`. */
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** A text, bytes, or a value that is sent as JSON with its content type. */
  readonly body?: string | Uint8Array | object;
}

/** A request as a server receives it. */
export function requestOf({ method = 'GET', url = '/', headers = {}, body = '' }: RequestOptions): HttpRequest {
  const [path = '', query = ''] = url.split('?');
  const isJson = typeof body === 'object' && !(body instanceof Uint8Array);
  const allHeaders = isJson ? { 'content-type': 'application/json', ...headers } : headers;
  return {
    method,
    path,
    query,
    headers: Object.fromEntries(
      Object.entries(allHeaders).map(([name, value]) => [
        name.toLowerCase(),
        typeof value === 'string' ? [value] : value,
      ]),
    ),
    body: bytesOf(body),
  };
}

function bytesOf(body: string | Uint8Array | object): Uint8Array {
  return body instanceof Uint8Array
    ? body
    : new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
}

/** A lossless JSON value as ordinary data. */
export function plain(value: JsonValue | undefined): unknown {
  return value === undefined ? undefined : JSON.parse(printJson(value));
}
