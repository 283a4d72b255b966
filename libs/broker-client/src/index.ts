export type { BasicAuth, BearerAuth, BrokerAuth } from './broker-auth.js';
export { BrokerClient } from './broker-client.js';
export type { BrokerClientOptions, CallOptions, RetryOptions } from './broker-client-options.js';
export {
  BrokerAuthError,
  BrokerConflictError,
  BrokerError,
  BrokerNotFoundError,
  BrokerResponseError,
  BrokerUnavailableError,
  BrokerValidationError,
  SimilarPacticipantError,
} from './errors.js';
export type { BrokerHealth } from './health.js';
export type { PactPublication, PublishNotice, PublishResult } from './publish.js';
export type { PactParties, PactReference, PublishedPact } from './published-pacts.js';
