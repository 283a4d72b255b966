import type { Profile } from '@pact-infra/mock-server';
import { isJsonArray, isJsonObject } from '@pact-infra/pact-core';
import type { HttpRequest, JsonValue } from '@pact-infra/pact-core';
import { forgiveRecordedSdk, presentationParameters } from './forgive-recorded-sdk.js';
import { describeGcpError } from './gcp-error.js';
import { describeGcpFault } from './gcp-fault.js';
import { lintResponse } from './lint-response.js';

/** Google Cloud Secret Manager and Parameter Manager, over REST and gRPC. */
export const gcpProfile: Profile = {
  name: 'gcp',
  defaultPort: 1235,
  defaultProviders: ['GCP-Secret-Manager', 'GCP-Parameter-Manager'],
  normalisation: {
    // Tokens, and what the SDKs tell about themselves.
    headersByPresence: ['authorization', 'user-agent', 'x-goog-api-client', 'x-goog-request-params'],
    droppedQueryParameters: presentationParameters,
    isDroppableMember: (_name, value) => isProtoDefault(value),
  },
  decodesContent: true,
  adaptPact: forgiveRecordedSdk,
  lint: lintResponse,
  readAgain: withoutEmptyMessage,
  describeError: describeGcpError,
  describeFault: describeGcpFault,
};

/** Protocol buffers know no difference between an empty field and none; the SDKs write some of them. */
function isProtoDefault(value: JsonValue): boolean {
  return value === '' || (isJsonArray(value) && value.length === 0) || (isJsonObject(value) && value.size === 0);
}

/** A call without parameters has the body `{}` from some clients and none from others. */
function withoutEmptyMessage(request: HttpRequest): HttpRequest | undefined {
  const isEmptyMessage = request.body.length <= 4 && /^\s*\{\s*\}\s*$/.test(new TextDecoder().decode(request.body));
  return isEmptyMessage ? { ...request, body: new Uint8Array() } : undefined;
}
