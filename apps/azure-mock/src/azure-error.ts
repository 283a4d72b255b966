import type { ErrorDescription, MockError } from '@pact-infra/mock-server';

const codes: Readonly<Record<MockError['kind'], string>> = {
  'no-match': 'InternalServerError',
  unavailable: 'ServiceUnavailable',
  'bad-request': 'BadParameter',
  challenge: 'Unauthorized',
  failure: 'InternalServerError',
};

/** An error as Azure's data planes answer it. */
export function describeAzureError({ kind, message }: MockError): ErrorDescription {
  return { contentType: 'application/json; charset=utf-8', body: { error: { code: codes[kind], message } } };
}
