import { setTimeout as delay } from 'node:timers/promises';
import type { BrokerClient } from '@pact-infra/broker-client';
import type { ContractList, ContractSource, Dependency, NextListOptions } from '../contracts/contract-source.js';
import { brokerDependency } from './broker-dependency.js';
import { wantedFromBroker } from './broker-edition.js';
import type { PactPair } from './contract-filter.js';

const POLL_SECONDS = 2;

export interface BrokerSourceOptions {
  readonly broker: BrokerClient;
  readonly isWanted: (pair: PactPair) => boolean;
}

/** Serves the latest version of every wanted pact in a broker, for a mock server without a manager. */
export class BrokerSource implements ContractSource {
  readonly dependencies: readonly Dependency[];

  constructor(private readonly options: BrokerSourceOptions) {
    this.dependencies = [brokerDependency(options.broker)];
  }

  async next({ after, waitSeconds, signal }: NextListOptions): Promise<ContractList> {
    if (after !== undefined) {
      await delay(Math.min(POLL_SECONDS, waitSeconds) * 1000, undefined, { signal });
    }
    const { broker, isWanted } = this.options;
    const references = (await broker.latestPacts({ signal })).filter(isWanted);
    return {
      revision: JSON.stringify(references),
      contracts: references.map((reference) => wantedFromBroker(broker, reference)),
      isComplete: true,
    };
  }
}
