import type { ErrorDescription, MockError } from '@pact-infra/mock-server';

/** google.rpc.Code by the HTTP status that stands for it. */
const codes: ReadonlyMap<number, string> = new Map([
  [400, 'INVALID_ARGUMENT'],
  [401, 'UNAUTHENTICATED'],
  [403, 'PERMISSION_DENIED'],
  [404, 'NOT_FOUND'],
  [409, 'ABORTED'],
  [429, 'RESOURCE_EXHAUSTED'],
  [499, 'CANCELLED'],
  [500, 'INTERNAL'],
  [501, 'UNIMPLEMENTED'],
  [503, 'UNAVAILABLE'],
  [504, 'DEADLINE_EXCEEDED'],
]);

/** An error as Google's REST APIs answer it. */
export function describeGcpError(error: MockError): ErrorDescription {
  const { kind, status, message } = error;
  const code = codes.get(status) ?? (status < 500 ? 'FAILED_PRECONDITION' : 'INTERNAL');
  return {
    contentType: 'application/json; charset=UTF-8',
    body: {
      error: { code: status, message, status: code, ...(kind === 'no-match' && { details: [debugInfo(error)] }) },
    },
  };
}

/** The nearest interactions as a detail that every client can decode: one line an interaction or mismatch. */
function debugInfo({ nearest, normalised }: MockError): object {
  return {
    '@type': 'type.googleapis.com/google.rpc.DebugInfo',
    stackEntries: nearest.flatMap(({ interaction, provider, mismatches }) => [
      `"${interaction}" of ${provider}`,
      ...mismatches.map((mismatch) => `  ${mismatch}`),
    ]),
    detail: normalised.join('\n'),
  };
}
