import type { FaultDescription, Refusal, RefusalKind } from '@pact-infra/mock-server';

interface Words {
  readonly status: number;
  readonly type: string;
  readonly message: string;
}

const words: Readonly<Record<RefusalKind, Words>> = {
  throttling: { status: 400, type: 'ThrottlingException', message: 'The rate of requests is too high.' },
  outage: { status: 503, type: 'ServiceUnavailable', message: 'The service is unavailable for the moment.' },
  unauthenticated: {
    status: 400,
    type: 'UnrecognizedClientException',
    message: 'The security token of the request is not valid.',
  },
  forbidden: { status: 400, type: 'AccessDeniedException', message: 'This identity may not perform the action.' },
};

/** A fault as the JSON protocol of AWS has it; all but an outage have the status 400. */
export function describeAwsFault({ kind, retryAfterSeconds }: Refusal): FaultDescription {
  const { status, type, message } = words[kind];
  return {
    status,
    contentType: 'application/x-amz-json-1.1',
    headers: retryAfterSeconds === undefined ? [] : ['retry-after', String(retryAfterSeconds)],
    body: { __type: type, message },
  };
}
