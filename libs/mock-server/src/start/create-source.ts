import type { MockServerConfig } from '../config.js';
import type { ContractSource } from '../contracts/contract-source.js';
import type { Profile } from '../profiles/profile.js';
import { FileSource } from '../sources/file-source.js';

/** The configured source of contracts: files, else the manager's list, else the broker's latest. */
export async function createSource(config: MockServerConfig, profile: Profile): Promise<ContractSource> {
  if (config.PACT_FILES.length > 0) {
    return new FileSource(config.PACT_FILES);
  }
  // Loaded when needed: an HTTP client is much of what a mock server on files would otherwise carry around.
  const { createBrokerSource } = await import('../sources/create-broker-source.js');
  return createBrokerSource({
    brokerUrl: config.PACT_BROKER_URL,
    username: config.PACT_BROKER_USERNAME,
    password: config.PACT_BROKER_PASSWORD,
    managerUrl: config.MANAGER_URL,
    providers: providersOf(config, profile),
    consumers: config.PACT_CONSUMER,
  });
}

/** What the configuration serves, for people. */
export function describeServed(config: MockServerConfig, profile: Profile): string {
  return (config.PACT_FILES.length > 0 ? config.PACT_FILES : providersOf(config, profile)).join(' or ');
}

function providersOf({ PACT_PROVIDER }: MockServerConfig, { defaultProviders }: Profile): readonly string[] {
  return PACT_PROVIDER.length > 0 ? PACT_PROVIDER : defaultProviders;
}
