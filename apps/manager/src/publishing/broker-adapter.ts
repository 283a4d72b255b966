import { BrokerConflictError, BrokerNotFoundError, type BrokerClient } from '@pact-infra/broker-client';
import type { Pair } from '../contracts/contract.js';
import {
  VersionTakenError,
  type ContractBroker,
  type PactContent,
  type PactVersion,
  type Publication,
} from './contract-broker.js';

/** Says why the broker is not healthy; undefined if it is. */
export type HealthCheck = (signal: AbortSignal) => Promise<string | undefined>;

/** A {@link ContractBroker} behind a broker client. */
export class BrokerAdapter implements ContractBroker {
  constructor(
    private readonly client: BrokerClient,
    readonly healthProblem: HealthCheck,
  ) {}

  latestVersions(signal: AbortSignal): Promise<readonly PactVersion[]> {
    return this.client.latestPacts({ signal });
  }

  async latestPact(pair: Pair, signal: AbortSignal): Promise<PactContent | undefined> {
    try {
      return await this.client.latestPact(pair, { signal });
    } catch (error) {
      if (error instanceof BrokerNotFoundError) {
        return undefined;
      }
      throw error;
    }
  }

  versions(pair: Pair, signal: AbortSignal): Promise<readonly string[]> {
    return this.client.pactVersions(pair, { signal });
  }

  async publish(publication: Publication, signal: AbortSignal): Promise<void> {
    try {
      await this.client.publish(publication, { signal });
    } catch (error) {
      throw error instanceof BrokerConflictError ? new VersionTakenError(error.message, { cause: error }) : error;
    }
  }
}
