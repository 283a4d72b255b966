/** Headers that say how the message is framed: the server's own business. */
const framingHeaders: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const fieldName = /^[!#$%&'*+.^_`|~\dA-Za-z-]+$/;

/** What HTTP does not allow in a value: control characters other than the tab. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const forbiddenInValue = /[\0-\x08\n-\x1f\x7f]/g;

export function isFramingHeader(name: string): boolean {
  return framingHeaders.has(name.toLowerCase());
}

export function isHeaderName(name: string): boolean {
  return fieldName.test(name);
}

/** Why a contract's header cannot be sent as it stands. */
export function headerProblem(name: string, values: readonly string[]): string | undefined {
  if (!isHeaderName(name)) {
    return `header name ${JSON.stringify(name)} is not allowed in HTTP and left out`;
  }
  return values.some((value) => value.search(forbiddenInValue) !== -1)
    ? `header ${name} holds control characters, which are sent as blanks`
    : undefined;
}

/** The value as it can be sent: without control characters, other than ASCII as the bytes of UTF-8. */
export function servableHeaderValue(value: string): string {
  const text = value.replace(forbiddenInValue, ' ');
  // Node writes each character of a header as one byte.
  return isAscii(text) ? text : Buffer.from(text, 'utf8').toString('latin1');
}

export function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}
