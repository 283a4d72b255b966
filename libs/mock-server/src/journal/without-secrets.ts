import { isSecretName, REDACTED } from '@pact-infra/nest-service';
import { shownText } from '@pact-infra/pact-core';
import type { Mismatch, NearMiss } from '@pact-infra/pact-core';
import { isPayloadName } from './payload-name.js';

/** A near miss that does not tell the values of secrets that came, as the journal does not. */
export function withoutSecrets({ interaction, mismatches }: NearMiss): NearMiss {
  return { interaction, mismatches: mismatches.map(withoutSecret) };
}

function withoutSecret(mismatch: Mismatch): Mismatch {
  const value = valueIn(mismatch);
  return value !== undefined && isOfSecret(mismatch)
    ? { ...mismatch, actual: REDACTED, message: mismatch.message.replaceAll(value, REDACTED) }
    : mismatch;
}

/** What came, as it stands in the message; undefined for `an object`, `nothing` and the like. */
function valueIn({ actual, message }: Mismatch): string | undefined {
  const quoted = shownText(actual);
  if (message.includes(quoted)) {
    return quoted;
  }
  return /^["\d-]/.test(actual) ? actual : undefined;
}

function isOfSecret({ part, where }: Mismatch): boolean {
  switch (part) {
    case 'header':
      return isSecretName(where);
    case 'body':
      return isWholeBody(where) || namesIn(where).some((name) => isSecretName(name) || isPayloadName(name));
    default:
      return false;
  }
}

/** A text, or JSON that is one: nobody can tell what is in it. */
function isWholeBody(where: string): boolean {
  return where === '' || where === '$';
}

/** The names in a path such as `$.list[0]['a name']`. */
function namesIn(path: string): readonly string[] {
  return path.split(/[.[\]'"]+/);
}
