import { BrokerClient } from '@pact-infra/broker-client';
import type { ContractSource } from '../contracts/contract-source.js';
import { BrokerSource } from './broker-source.js';
import { pairFilter } from './contract-filter.js';
import type { PairFilterOptions } from './contract-filter.js';
import { ManagerSource } from './manager-source.js';

export interface BrokerSourceSettings extends PairFilterOptions {
  readonly brokerUrl: string;
  readonly username: string;
  readonly password: string;
  /** Empty: no manager, the broker's latest pacts are served. */
  readonly managerUrl: string;
}

/** A source of contracts that a broker holds. */
export function createBrokerSource(settings: BrokerSourceSettings): ContractSource {
  const { brokerUrl, username, password, managerUrl } = settings;
  const broker = new BrokerClient({
    baseUrl: brokerUrl,
    auth: { username, password },
    // Whoever follows a source tries again by itself, and says so.
    retry: { retries: 0 },
  });
  const isWanted = pairFilter(settings);
  return managerUrl === ''
    ? new BrokerSource({ broker, isWanted })
    : new ManagerSource({ managerUrl, broker, isWanted });
}
