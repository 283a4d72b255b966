import type { BrokerLocation } from './broker-location.js';
import type { CallOptions } from './broker-client-options.js';
import { BrokerError, BrokerNotFoundError } from './errors.js';
import type { Transport } from './transport.js';

/** Whether a broker can take and give contracts now. */
export interface BrokerHealth {
  readonly healthy: boolean;
  /** Why not, when it is not healthy. */
  readonly problem?: string;
}

/** What is asked, in this order, to learn whether a broker is healthy. */
export interface HealthUrls {
  /** Has to answer 2xx. */
  readonly heartbeat: string;
  /** Counts if there is such a check. */
  readonly dependencies?: string;
}

/** A `healthPath` of the caller's stands alone; its broker need not have the standard checks. */
export function healthUrls(location: BrokerLocation, healthPath: string | undefined): HealthUrls {
  return healthPath === undefined
    ? {
        heartbeat: location.at('diagnostic', 'status', 'heartbeat'),
        dependencies: location.at('diagnostic', 'status', 'dependencies'),
      }
    : { heartbeat: location.rebase(healthPath) };
}

/**
 * Asks the heartbeat and then the dependencies check, because a heartbeat is 200 even while the database is down.
 * One attempt each, so that a poller sees the present state.
 */
export async function checkHealth(
  transport: Transport,
  { heartbeat, dependencies }: HealthUrls,
  { signal }: CallOptions,
): Promise<BrokerHealth> {
  const ask = (url: string): Promise<unknown> =>
    transport.send({ method: 'GET', url, retry: false, ...(signal && { signal }) });
  try {
    await ask(heartbeat);
    if (dependencies !== undefined) {
      await ask(dependencies).catch(passWithoutSuchCheck);
    }
    return { healthy: true };
  } catch (error) {
    if (error instanceof BrokerError) {
      return { healthy: false, problem: error.message };
    }
    throw error;
  }
}

/** Hosted brokers have no dependencies check. */
function passWithoutSuchCheck(error: unknown): void {
  if (!(error instanceof BrokerNotFoundError)) {
    throw error;
  }
}
