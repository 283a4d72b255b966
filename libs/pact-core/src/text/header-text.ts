/** Headers whose value is a comma-separated list; every other value is compared as a whole. */
const LIST_HEADERS = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'access-control-allow-headers',
  'access-control-allow-methods',
  'access-control-expose-headers',
  'access-control-request-headers',
  'allow',
  'cache-control',
  'if-match',
  'if-none-match',
  'vary',
]);

/** Values of one header line: the items of a list header, else the line itself. */
export function splitHeaderValue(lowerCaseName: string, line: string): readonly string[] {
  if (!line.includes(',') || !LIST_HEADERS.has(lowerCaseName)) {
    return [line.trim()];
  }
  return line.split(',').map((item) => item.trim());
}
