import type { BrokerClient, PactReference } from '@pact-infra/broker-client';
import type { WantedContract } from '../contracts/contract-source.js';
import { pairKey, pairName } from './contract-filter.js';

/** A version of a pact that the broker has, as a contract to serve. */
export function wantedFromBroker(broker: BrokerClient, reference: PactReference): WantedContract {
  return {
    key: pairKey(reference),
    name: pairName(reference),
    edition: {
      version: reference.version,
      load: async (signal) => (await broker.pactVersion(reference, { signal })).content,
    },
  };
}
