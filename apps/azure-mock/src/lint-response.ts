import { jsonMembers, readEpochSeconds } from '@pact-infra/mock-server';
import type { EpochReading } from '@pact-infra/mock-server';
import { isJsonArray, isJsonObject, printJson } from '@pact-infra/pact-core';
import type { HttpInteraction, JsonValue, ResponseTemplate } from '@pact-infra/pact-core';

/** Members of Key Vault's answers that are times. */
const times: ReadonlySet<string> = new Set(['created', 'deletedDate', 'exp', 'nbf', 'scheduledPurgeDate', 'updated']);

/** What the SDK for JavaScript cannot read of an answer; measured with version 4.12 of the one for secrets. */
export function lintResponse({ request: { path }, response }: HttpInteraction): readonly string[] {
  const { status, body } = response;
  if (status >= 300 || body.kind === 'missing' || body.kind === 'empty' || body.kind === 'null') {
    return [];
  }
  const typeProblems = contentTypeProblems(response);
  const isSecret = /^\/(?:deleted)?secrets(?:\/|$)/.test(path) && !/\/backup\/?$/.test(path);
  return isSecret && body.kind === 'json'
    ? [...typeProblems, ...idProblems(body.value), ...timeProblems(body.value)]
    : typeProblems;
}

function contentTypeProblems({ headers }: ResponseTemplate): string[] {
  const [, values] = [...headers].find(([name]) => name.toLowerCase() === 'content-type') ?? [];
  const type = values?.[0] ?? '';
  return /^\s*text\/plain\b/i.test(type)
    ? [
        `response header Content-Type is "${type}": Azure's SDKs for JavaScript read no JSON from it, Key Vault's throws`,
      ]
    : [];
}

/** An answer is a secret, or a list of them in `value`; of a single one that is the secret's text. */
function idProblems(body: JsonValue): string[] {
  const list = isJsonObject(body) ? body.get('value') : undefined;
  const secrets = isJsonArray(list)
    ? list.map((item, index) => [`$.value[${index}]`, item] as const)
    : [['$', body] as const];
  return secrets.flatMap(([path, secret]) => idProblem(path, secret) ?? []);
}

function idProblem(path: string, secret: JsonValue): string | undefined {
  const id = isJsonObject(secret) ? secret.get('id') : undefined;
  if (typeof id !== 'string') {
    return `response body ${path} has no text "id": Azure's SDK for JavaScript throws a TypeError, because it takes the secret's name from there`;
  }
  return isSecretId(id)
    ? undefined
    : `response body ${path}.id is ${printJson(id)}: Azure's SDK for JavaScript throws an Error, because it is no URL like https://my-vault.vault.azure.net/secrets/name/version`;
}

function isSecretId(id: string): boolean {
  return URL.canParse(id) && /^\/[^/]+\/[^/]+(?:\/[^/]*)?$/.test(new URL(id).pathname);
}

const timeProblem: Readonly<Record<EpochReading, string | undefined>> = {
  time: undefined,
  'no-time': "Azure's SDK for JavaScript reads an invalid Date, because times are seconds since 1970, as numbers",
  'far-future': "Azure's SDKs take it for a time in a far future, because times are seconds, not milliseconds",
};

function timeProblems(body: JsonValue): string[] {
  return jsonMembers(body).flatMap(({ path, name, value }) => {
    const isTime = times.has(name) && value !== null && !path.includes('.tags.');
    const problem = isTime ? timeProblem[readEpochSeconds(value)] : undefined;
    return problem === undefined ? [] : [`response body ${path} is ${printJson(value)}: ${problem}`];
  });
}
