import { JsonNumber } from '@pact-infra/pact-core';
import type { Interaction, JsonObject, JsonValue, Pact } from '@pact-infra/pact-core';

const awsJson = /^application\/x-amz-json-1\.\d\s*(?:;|$)/i;

/**
 * Reads request bodies of AWS's JSON types as JSON. Consumer tests record them as text, because the Pact specification
 * knows only `application/json` and its like, but no two SDKs write the same text.
 */
export function readJsonBodies(pact: Pact): Pact {
  return { ...pact, interactions: pact.interactions.map(readJsonBody) };
}

function readJsonBody(interaction: Interaction): Interaction {
  if (interaction.kind !== 'http') {
    return interaction;
  }
  const { request } = interaction;
  const { body } = request;
  if (body.kind !== 'text' || !awsJson.test(body.contentType ?? '')) {
    return interaction;
  }
  const value = parseJson(body.text);
  return value === undefined
    ? interaction
    : { ...interaction, request: { ...request, body: { ...body, kind: 'json', value } } };
}

function parseJson(text: string): JsonValue | undefined {
  try {
    // Bottom-up: what an object or list holds has been converted before.
    return JSON.parse(text, (_name, value: Parsed, context?: { readonly source?: string }) =>
      toJsonValue(value, context?.source),
    ) as JsonValue;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) {
      return undefined; // no JSON, or nested beyond reason: the contract wants just this text
    }
    throw error;
  }
}

type Parsed = JsonValue | Readonly<Record<string, JsonValue>>;

function toJsonValue(value: Parsed, source: string | undefined): JsonValue {
  if (typeof value === 'number') {
    return source === undefined || source === String(value) ? value : new JsonNumber(source);
  }
  return isPlainObject(value) ? (new Map(Object.entries(value)) satisfies JsonObject) : value;
}

function isPlainObject(value: Parsed): value is Readonly<Record<string, JsonValue>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
