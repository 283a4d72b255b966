import type { ErrorDescription, MockError } from '@pact-infra/mock-server';

const codes: Readonly<Record<MockError['kind'], string>> = {
  'no-match': 'InternalServerError',
  unavailable: 'ServiceUnavailable',
  'bad-request': 'BadParameter',
  challenge: 'Unauthorized',
  failure: 'InternalServerError',
};

/** An error as Azure's data planes answer it; the inner one is for whoever wants to know more. */
export function describeAzureError({ kind, message, nearest, normalised }: MockError): ErrorDescription {
  const innererror = { code: 'NoMatchingInteraction', nearest, normalised };
  return {
    contentType: 'application/json; charset=utf-8',
    body: { error: { code: codes[kind], message, ...(kind === 'no-match' && { innererror }) } },
  };
}
