import { BrokerClient } from '@pact-infra/broker-client';
import type { MockServerConfig } from '../config.js';
import type { ContractSource } from '../contracts/contract-source.js';
import type { Profile } from '../profiles/profile.js';
import { BrokerSource } from '../sources/broker-source.js';
import { pairFilter } from '../sources/contract-filter.js';
import { FileSource } from '../sources/file-source.js';
import { ManagerSource } from '../sources/manager-source.js';

/** The configured source of contracts: files, else the manager's list, else the broker's latest. */
export function createSource(config: MockServerConfig, profile: Profile): ContractSource {
  if (config.PACT_FILES.length > 0) {
    return new FileSource(config.PACT_FILES);
  }
  const broker = new BrokerClient({
    baseUrl: config.PACT_BROKER_URL,
    auth: { username: config.PACT_BROKER_USERNAME, password: config.PACT_BROKER_PASSWORD },
    // Whoever follows a source tries again by itself, and says so.
    retry: { retries: 0 },
  });
  const isWanted = pairFilter({ providers: providersOf(config, profile), consumers: config.PACT_CONSUMER });
  return config.MANAGER_URL === ''
    ? new BrokerSource({ broker, isWanted })
    : new ManagerSource({ managerUrl: config.MANAGER_URL, broker, isWanted });
}

/** What the configuration serves, for people. */
export function describeServed(config: MockServerConfig, profile: Profile): string {
  return (config.PACT_FILES.length > 0 ? config.PACT_FILES : providersOf(config, profile)).join(' or ');
}

function providersOf({ PACT_PROVIDER }: MockServerConfig, { defaultProviders }: Profile): readonly string[] {
  return PACT_PROVIDER.length > 0 ? PACT_PROVIDER : defaultProviders;
}
