import { ValidationError, type FieldErrors } from '../errors.js';
import { isJsonObject, parseJsonObject, type UnknownObject } from '../json/parse-json.js';
import { webhookEvents, type Webhook, type WebhookEvent, type WebhookRequest } from './webhook.js';
import type { WebhookPolicy } from './webhook-policy.js';

export type WebhookDefinition = Omit<Webhook, 'uuid' | 'createdAt'>;

/**
 * Reads a webhook that a client wants to create.
 *
 * @throws ValidationError that names every problem, forbidden targets included
 */
export function parseWebhook(body: string, policy: WebhookPolicy): WebhookDefinition {
  const members = parseJsonObject(body);
  const errors: FieldErrors = { ...eventErrors(members['events']), ...requestErrors(members['request'], policy) };
  if (Object.keys(errors).length > 0) {
    throw new ValidationError(errors);
  }
  return {
    description: optionalText(members['description']),
    enabled: members['enabled'] !== false,
    events: eventNames(members['events']) as readonly WebhookEvent[], // eventErrors found nothing wrong
    consumer: partyName(members['consumer']),
    provider: partyName(members['provider']),
    request: toRequest(members['request'] as UnknownObject), // requestErrors found nothing wrong
  };
}

/** A webhook without events is for changed content, as in the first brokers. */
function eventNames(events: unknown): readonly unknown[] {
  if (events === undefined) {
    return ['contract_content_changed'];
  }
  return Array.isArray(events) ? events.map((event: unknown) => (isJsonObject(event) ? event['name'] : event)) : [];
}

function eventErrors(events: unknown): FieldErrors {
  const names = eventNames(events);
  const known: ReadonlySet<unknown> = new Set(webhookEvents);
  if (names.length === 0) {
    return { events: ['must be a non-empty array of {"name": …}'] };
  }
  const unknown = names.filter((name) => !known.has(name));
  return unknown.length === 0
    ? {}
    : { 'events.name': [`must be one of ${webhookEvents.join(', ')}, got ${JSON.stringify(unknown[0])}`] };
}

function requestErrors(request: unknown, policy: WebhookPolicy): FieldErrors {
  if (!isJsonObject(request)) {
    return { request: ['is missing'] };
  }
  const { method, url, headers } = request;
  if (typeof method !== 'string') {
    return { 'request.method': ['is missing'] };
  }
  if (typeof url !== 'string') {
    return { 'request.url': ['is missing'] };
  }
  if (headers !== undefined && !isHeaders(headers)) {
    return { 'request.headers': ['must be an object with text values'] };
  }
  const problem = policy.problemOf({ method, url });
  return problem === undefined ? {} : { request: [problem] };
}

function isHeaders(headers: unknown): headers is Record<string, string> {
  return isJsonObject(headers) && Object.values(headers).every((value) => typeof value === 'string');
}

function toRequest({ method, url, headers, body, username, password }: UnknownObject): WebhookRequest {
  return {
    method: String(method).toUpperCase(),
    url: String(url),
    headers: isHeaders(headers) ? headers : {},
    body,
    username: optionalText(username),
    password: optionalText(password),
  };
}

function partyName(party: unknown): string | undefined {
  return isJsonObject(party) ? optionalText(party['name']) : undefined;
}

function optionalText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
