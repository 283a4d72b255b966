import { jsonMembers, readEpochSeconds } from '@pact-infra/mock-server';
import type { EpochReading, JsonMember } from '@pact-infra/mock-server';
import { JsonSyntaxError, parseJson, printJson } from '@pact-infra/pact-core';
import type { Body, HttpInteraction, JsonValue } from '@pact-infra/pact-core';

/** Members of the answers of Secrets Manager and Parameter Store that are times. */
const times: ReadonlySet<string> = new Set([
  'CreatedDate',
  'DeletedDate',
  'DeletionDate',
  'LastAccessedDate',
  'LastChangedDate',
  'LastModifiedDate',
  'LastRotatedDate',
  'NextRotationDate',
]);

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** What the SDK for JavaScript cannot read of an answer; measured with version 3. */
export function lintResponse({ response: { status, body } }: HttpInteraction): readonly string[] {
  const value = status < 300 ? jsonOf(body) : undefined;
  return value === undefined ? [] : jsonMembers(value).flatMap((member) => problem(member) ?? []);
}

/** Pact libraries that do not know JSON by the types of AWS write it as a text. */
function jsonOf(body: Body): JsonValue | undefined {
  if (body.kind !== 'text') {
    return body.kind === 'json' ? body.value : undefined;
  }
  try {
    return parseJson(body.text);
  } catch (error) {
    if (error instanceof JsonSyntaxError) {
      return undefined;
    }
    throw error;
  }
}

const timeProblems: Readonly<Record<EpochReading, string | undefined>> = {
  time: undefined,
  'no-time': 'the AWS SDK for JavaScript throws a TypeError, because times are seconds since 1970, as numbers',
  'far-future': 'the AWS SDKs take it for a time in a far future, because times are seconds, not milliseconds',
};

function problem({ path, name, value }: JsonMember): string | undefined {
  if (value === null) {
    return undefined;
  }
  if (name === 'SecretBinary') {
    return typeof value === 'string' && BASE64.test(value)
      ? undefined
      : `response body ${path} is no Base64: the AWS SDK for JavaScript throws a TypeError`;
  }
  const problem = times.has(name) ? timeProblems[readEpochSeconds(value)] : undefined;
  return problem && `response body ${path} is ${printJson(value)}: ${problem}`;
}
