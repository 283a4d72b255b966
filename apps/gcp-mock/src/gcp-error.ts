import type { ErrorDescription, MockError } from '@pact-infra/mock-server';
import { rpcCodeName } from './rpc-code.js';

/** An error as Google's REST APIs answer it. */
export function describeGcpError(error: MockError): ErrorDescription {
  const { kind, status, message } = error;
  return {
    contentType: 'application/json; charset=UTF-8',
    body: {
      error: {
        code: status,
        message,
        status: rpcCodeName(status),
        ...(kind === 'no-match' && { details: [debugInfo(error)] }),
      },
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
