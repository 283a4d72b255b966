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

/**
 * Asks the heartbeat and then the dependencies check, because a heartbeat is 200 even while the database is down.
 * One attempt each, so that a poller sees the present state.
 */
export async function checkHealth(
  transport: Transport,
  location: BrokerLocation,
  { signal }: CallOptions,
): Promise<BrokerHealth> {
  const ask = (check: string): Promise<unknown> =>
    transport.send({
      method: 'GET',
      url: location.at('diagnostic', 'status', check),
      retry: false,
      ...(signal && { signal }),
    });
  try {
    await ask('heartbeat');
    await ask('dependencies').catch(passWithoutSuchCheck);
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
