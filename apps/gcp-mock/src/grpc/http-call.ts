import type { HttpRequest } from '@pact-infra/pact-core';
import type { HttpBinding } from './http-binding.js';
import { isRecord, valueAt, without } from './json-message.js';
import type { JsonMessage } from './json-message.js';

/** A request over HTTP but for its headers. */
export type HttpCall = Pick<HttpRequest, 'method' | 'path' | 'query' | 'body'>;

/** Google's clients ask for enumerations as numbers, and send them as such. */
const PRESENTATION = '$alt=json%3Benum-encoding=int';

/** The request that Google's clients send for a message over REST; undefined when none of the paths fits the message. */
export function httpCall(message: JsonMessage, bindings: readonly HttpBinding[]): HttpCall | undefined {
  for (const { method, path: template, body } of bindings) {
    const path = template.expand((field) => textOf(valueAt(message, field)));
    if (path !== undefined) {
      const rest = without(message, template.fields);
      return { method, path, ...carry(rest, body) };
    }
  }
  return undefined;
}

function carry(message: JsonMessage, body: string | undefined): Pick<HttpCall, 'query' | 'body'> {
  switch (body) {
    case undefined:
      return { query: queryOf(message), body: new Uint8Array() };
    case '*':
      return { query: PRESENTATION, body: Buffer.from(JSON.stringify(message)) };
    default:
      return { query: queryOf(without(message, [body])), body: Buffer.from(JSON.stringify(message[body] ?? {})) };
  }
}

function queryOf(message: JsonMessage): string {
  return [...parameters(message, ''), PRESENTATION].join('&');
}

/** A parameter for each field and each item of a list; `options.requestedPolicyVersion=3` for one within another. */
function parameters(message: JsonMessage, prefix: string): string[] {
  return Object.entries(message).flatMap(([name, value]) => {
    const path = prefix + name;
    if (isRecord(value)) {
      return parameters(value, `${path}.`);
    }
    return [value].flat().map((item) => `${encodeURIComponent(path)}=${encodeURIComponent(String(item))}`);
  });
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
