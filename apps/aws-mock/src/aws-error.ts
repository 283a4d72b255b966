import type { ErrorDescription, MockError } from '@pact-infra/mock-server';

const types: Readonly<Record<MockError['kind'], string>> = {
  'no-match': 'InternalServiceError',
  unavailable: 'ServiceUnavailableException',
  'bad-request': 'SerializationException',
  challenge: 'UnrecognizedClientException',
  failure: 'InternalServiceError',
};

/**
 * An error as the JSON protocol of AWS has it: every SDK takes the exception's name and text from it, and leaves members
 * that it does not know alone.
 */
export function describeAwsError({ kind, message, nearest, normalised }: MockError): ErrorDescription {
  return {
    contentType: 'application/x-amz-json-1.1',
    body: { __type: types[kind], message, ...(kind === 'no-match' && { nearest, normalised }) },
  };
}
