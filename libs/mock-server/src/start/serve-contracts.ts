import { StartError } from '@pact-infra/nest-service';
import type { Logger } from '@pact-infra/nest-service';
import type { ContractFollower } from '../contracts/contract-follower.js';
import type { Dependency } from '../contracts/contract-source.js';
import type { ServingState } from '../serving-state.js';
import { passStartGate } from './start-gate.js';

export interface ServeContractsOptions {
  readonly dependencies: readonly Dependency[];
  readonly timeoutSeconds: number;
  /** Whether a contract that cannot be served is a reason not to start. */
  readonly needsEveryContract: boolean;
  readonly follower: ContractFollower;
  readonly state: ServingState;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/**
 * Passes the start gate, loads what there is, and goes on following the source in the background.
 *
 * @throws StartError when a dependency is not there in time, or a contract that is needed cannot be served
 */
export async function serveContracts(options: ServeContractsOptions): Promise<void> {
  const { dependencies, timeoutSeconds, needsEveryContract, follower, state, logger, signal } = options;
  const onWaiting = (reason: string): void => {
    if (reason !== state.waitingFor) {
      state.waitFor(reason);
      logger.info(reason);
    }
  };
  await passStartGate(dependencies, { timeoutSeconds, onWaiting, signal });
  state.waitFor('loading the contracts');
  await follower.step(signal);
  if (needsEveryContract && follower.problems.length > 0) {
    throw new StartError(follower.problems.join('; '));
  }
  state.passGate();
  void follower.follow(signal);
}
