import { jsonMembers } from '@pact-infra/mock-server';
import { isJsonObject, JsonNumber, printJson } from '@pact-infra/pact-core';
import type { HttpInteraction, JsonObject, JsonValue } from '@pact-infra/pact-core';
import { crc32c } from './crc32c.js';

/** Members of the two APIs that are times. */
const times: ReadonlySet<string> = new Set([
  'createTime',
  'destroyTime',
  'expireTime',
  'nextRotationTime',
  'scheduledDestroyTime',
  'updateTime',
]);

/** Base64, also in the alphabet for URLs, whose padding Google's APIs do not insist on. */
const BASE64 = /^(?:[\w+/-]{4})*(?:[\w+/-]{2,3}={0,2})?$/;
/** Inside these maps, names are the user's own. */
const MAPS = /\.(?:annotations|labels|tags)\./;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;

/** What the SDK for JavaScript cannot read of an answer, or reads otherwise than it is meant; measured over REST. */
export function lintResponse({ response: { status, body } }: HttpInteraction): readonly string[] {
  if (status >= 300 || body.kind !== 'json') {
    return [];
  }
  return jsonMembers(body.value).flatMap(({ path, name, value }) => {
    if (times.has(name) && !MAPS.test(path)) {
      return timeProblems(path, value);
    }
    return name === 'payload' && isJsonObject(value) ? payloadProblems(path, value) : [];
  });
}

function timeProblems(path: string, value: JsonValue): string[] {
  return value === null || (typeof value === 'string' && TIME.test(value))
    ? []
    : [
        `response body ${path} is ${printJson(value)}: Google's SDK for JavaScript throws an Error, because times are texts such as "2026-01-15T09:30:00Z"`,
      ];
}

function payloadProblems(path: string, payload: JsonObject): string[] {
  const data = payload.get('data');
  if (data === undefined || data === null) {
    return [];
  }
  if (typeof data !== 'string' || !BASE64.test(data)) {
    return [
      `response body ${path}.data is no Base64: Google's SDK for JavaScript reads other bytes from it than meant`,
    ];
  }
  const stated = payload.get('dataCrc32c');
  const actual = String(crc32c(Buffer.from(data, 'base64')));
  return stated === undefined || stated === null || textOf(stated) === actual
    ? []
    : [
        `response body ${path}.dataCrc32c is ${printJson(stated)}, but CRC32C of the data is ${actual}: clients that verify the checksum refuse the value`,
      ];
}

function textOf(value: JsonValue): string | undefined {
  return typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : value instanceof JsonNumber
      ? value.lexeme
      : undefined;
}
