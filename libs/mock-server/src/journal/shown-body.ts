import { REDACTED, redactSecrets } from '@pact-infra/nest-service';
import { isPayloadName } from './payload-name.js';
import type { RecordedRequest } from './recorded-request.js';

/** The JSON value of a body without secrets; undefined when the body is not JSON, or was cut. */
export function shownJson({ body, isBodyCut }: RecordedRequest): unknown {
  if (isBodyCut || body.length === 0) {
    return undefined;
  }
  try {
    return redactPayloads(redactSecrets(JSON.parse(Buffer.from(body, 'latin1').toString('utf8'))));
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

/** The body for people: JSON without secrets, or how long it is. */
export function shownBody(request: RecordedRequest): unknown {
  if (request.body.length === 0) {
    return null;
  }
  return shownJson(request) ?? `(${request.isBodyCut ? 'over ' : ''}${request.body.length} bytes)`;
}

export function isRedacted(value: unknown): boolean {
  return value === REDACTED;
}

function redactPayloads(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(redactPayloads);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      typeof member === 'string' && isPayloadName(name) ? REDACTED : redactPayloads(member),
    ]),
  );
}
