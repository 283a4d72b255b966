const REDACTED = '[redacted]';
const MAX_DEPTH = 16;

/** Names of members whose value is a secret, or carries one; compared without case, `-` and `_`. */
const secretName =
  /^(authorization|proxyauthorization|cookie|setcookie|password|passphrase|passwd|pwd|secret|secretvalue|secretstring|secretbinary|clientsecret|token|accesstoken|refreshtoken|idtoken|sessiontoken|apikey|privatekey|credentials?|xamzsecuritytoken|xapikey)$/;

const credentialsInUrl = /(\w+:\/\/)[^\s/@]+@/g;
const bearerToken = /\b(Bearer|Basic)\s+[\w.~+/=-]+/gi;

/**
 * A copy in which the value of every member that is named like a secret (`password`, `Authorization`, `SecretString`, …)
 * is replaced, as are credentials inside texts (`Bearer …`, `http://user:password@host`). Only plain objects and arrays are
 * walked; what lies deeper than 16 levels is left out.
 */
export function redactSecrets(value: unknown): unknown {
  return redact(value, 0);
}

function redact(value: unknown, depth: number): unknown {
  if (typeof value === 'string') {
    return value.replace(credentialsInUrl, `$1${REDACTED}@`).replace(bearerToken, `$1 ${REDACTED}`);
  }
  if (Array.isArray(value)) {
    return depth === MAX_DEPTH ? '[…]' : value.map((entry) => redact(entry, depth + 1));
  }
  if (!isPlainObject(value)) {
    return value;
  }
  if (depth === MAX_DEPTH) {
    return '[…]';
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      isSecret(name, member) ? REDACTED : redact(member, depth + 1),
    ]),
  );
}

function isSecret(name: string, member: unknown): boolean {
  return member !== null && secretName.test(name.toLowerCase().replaceAll(/[-_]/g, ''));
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
