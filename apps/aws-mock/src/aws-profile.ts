import type { Profile } from '@pact-infra/mock-server';
import { describeAwsError } from './aws-error.js';
import { describeAwsFault } from './aws-fault.js';
import { lintResponse } from './lint-response.js';

/** AWS Secrets Manager and Systems Manager Parameter Store. */
export const awsProfile: Profile = {
  name: 'aws',
  defaultPort: 1234,
  defaultProviders: ['AWS-Secrets-Manager', 'AWS-Parameter-Store'],
  normalisation: {
    jsonMediaTypes: ['application/x-amz-json-1.0', 'application/x-amz-json-1.1'],
    // Signature Version 4 and what the SDKs tell about themselves: different in every request.
    headersByPresence: [
      'amz-sdk-invocation-id',
      'amz-sdk-request',
      'authorization',
      'user-agent',
      'x-amz-content-sha256',
      'x-amz-date',
      'x-amz-security-token',
      'x-amz-user-agent',
    ],
    // The SDKs add a random one to every write.
    isDroppableMember: (name) => name === 'ClientRequestToken',
  },
  decodesContent: true,
  lint: lintResponse,
  describeError: describeAwsError,
  describeFault: describeAwsFault,
};
