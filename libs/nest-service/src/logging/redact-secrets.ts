import { describeError, isError } from './describe-error.js';

/** What stands in place of a secret. */
export const REDACTED = '[redacted]';
const MAX_DEPTH = 16;

/** Names of members whose value is a secret, or carries one; compared without case, `-` and `_`. */
const secretName =
  /^(authorization|proxyauthorization|cookie|setcookie|passwd|pwd|secret|secretvalue|secretstring|secretbinary|token|refreshtoken|idtoken|credentials?)$|(password|passphrase|clientsecret|accesstoken|sessiontoken|securitytoken|apikey|privatekey)$/;

const credentialsInUrl = /:\/\/(?:[^\s/"\\]|\\.)+@/g;
const bearerToken = /\b(Bearer|Basic)\s+[\w.~+/=-]+/gi;

/**
 * A copy in which the value of every member that is named like a secret (`password`, `Authorization`, `SecretString`, …)
 * is replaced, as are credentials inside texts (see {@link redactText}). It has the members that `JSON.stringify` would
 * write, but of an error what `describeError` says, and of bytes only their number; what lies deeper than 16 levels, or
 * within itself, is left out.
 */
export function redactSecrets(value: unknown): unknown {
  return redact(value, []);
}

/** The text without credentials: `Bearer …`, `Basic …`, `http://user:password@host`. */
export function redactText(text: string): string {
  return text.replace(credentialsInUrl, `://${REDACTED}@`).replace(bearerToken, `$1 ${REDACTED}`);
}

/** Whether a member or a header of this name is a secret, or carries one. */
export function isSecretName(name: string): boolean {
  return secretName.test(name.toLowerCase().replaceAll(/[-_]/g, ''));
}

/** `holders` are the objects that `value` lies in, outermost first. */
function redact(value: unknown, holders: readonly object[]): unknown {
  if (typeof value === 'string') {
    return redactText(value);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (holders.length === MAX_DEPTH || holders.includes(value)) {
    return '[…]';
  }
  if (ArrayBuffer.isView(value)) {
    return `[${value.byteLength} bytes]`;
  }
  const inside = [...holders, value];
  if (Array.isArray(value)) {
    return value.map((entry) => redact(entry, inside));
  }
  if (isError(value)) {
    return redactMembers(describeError(value), inside);
  }
  return hasToJson(value) ? redact(value.toJSON(), inside) : redactMembers(value, inside);
}

function redactMembers(value: object, inside: readonly object[]): object {
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, isSecret(name, member) ? REDACTED : redact(member, inside)]),
  );
}

function isSecret(name: string, member: unknown): boolean {
  return member !== null && isSecretName(name);
}

function hasToJson(value: object): value is { toJSON: () => unknown } {
  return 'toJSON' in value && typeof value.toJSON === 'function';
}
