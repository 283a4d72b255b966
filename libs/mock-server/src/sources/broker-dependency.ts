import type { BrokerClient } from '@pact-infra/broker-client';
import type { Dependency } from '../contracts/contract-source.js';

/** The broker as something to wait for. */
export function brokerDependency(broker: BrokerClient): Dependency {
  return {
    name: `broker at ${broker.baseUrl}`,
    check: async (signal) => {
      const { healthy, problem } = await broker.checkHealth({ signal });
      if (!healthy) {
        throw new Error(problem ?? 'it is not healthy');
      }
    },
  };
}
