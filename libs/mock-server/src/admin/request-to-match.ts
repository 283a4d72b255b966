import { BadRequestException } from '@nestjs/common';
import type { HttpRequest } from '@pact-infra/pact-core';

/**
 * Reads the request of a dry run: `{method, path, query?, headers?, body?}`. The query is the text behind `?`; a header
 * holds a text or a list of texts; a body that is no text is sent as JSON.
 *
 * @throws BadRequestException when it is not of that form
 */
export function requestToMatch(value: unknown): HttpRequest {
  const method = textMember(value, 'method');
  const path = textMember(value, 'path');
  if (method === undefined || path?.startsWith('/') !== true) {
    throw new BadRequestException('Expected {"method": "GET", "path": "/…", "query"?, "headers"?, "body"?}');
  }
  const body = member(value, 'body');
  const text = body === undefined || typeof body === 'string' ? (body ?? '') : JSON.stringify(body);
  return { method, path, query: textMember(value, 'query') ?? '', headers: headersOf(value), body: Buffer.from(text) };
}

function headersOf(value: unknown): Record<string, readonly string[]> {
  const headers = member(value, 'headers') ?? {};
  if (typeof headers !== 'object' || Array.isArray(headers)) {
    throw new BadRequestException('headers must be an object');
  }
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), textsIn(value)]));
}

function textsIn(value: unknown): readonly string[] {
  const texts: readonly unknown[] = [value].flat();
  if (!texts.every((text) => typeof text === 'string')) {
    throw new BadRequestException('headers must hold texts or lists of texts');
  }
  return texts;
}

function textMember(value: unknown, name: string): string | undefined {
  const text = member(value, name);
  if (text !== undefined && typeof text !== 'string') {
    throw new BadRequestException(`${name} must be a text`);
  }
  return text;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}
