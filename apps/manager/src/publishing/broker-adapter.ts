import { BrokerConflictError, BrokerNotFoundError, type BrokerClient } from '@pact-infra/broker-client';
import type { Pair } from '../contracts/contract.js';
import {
  VersionTakenError,
  type ContractBroker,
  type PactContent,
  type PactVersion,
  type Publication,
} from './contract-broker.js';

/** A {@link ContractBroker} behind a broker client. */
export class BrokerAdapter implements ContractBroker {
  constructor(private readonly client: BrokerClient) {}

  async healthProblem(signal: AbortSignal): Promise<string | undefined> {
    const { healthy, problem } = await this.client.checkHealth({ signal });
    return healthy ? undefined : (problem ?? 'the broker says that it is not healthy');
  }

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
