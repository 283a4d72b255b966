import type { BrokerClient, PactReference } from '@pact-infra/broker-client';
import type { WantedContract } from '../contracts/contract-source.js';
import { pairKey, pairName } from './contract-filter.js';

interface PublishedEdition extends PactReference {
  /** See `ContractEdition`. */
  readonly hash?: string | undefined;
}

/** A version of a pact that the broker has, as a contract to serve. */
export function wantedFromBroker(broker: BrokerClient, reference: PublishedEdition): WantedContract {
  return {
    key: pairKey(reference),
    name: pairName(reference),
    origin: broker.baseUrl,
    edition: {
      version: reference.version,
      hash: reference.hash,
      load: async (signal) => (await broker.pactVersion(reference, { signal })).content,
    },
  };
}
