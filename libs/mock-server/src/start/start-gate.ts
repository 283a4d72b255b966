import { setTimeout as delay } from 'node:timers/promises';
import { StartError } from '@pact-infra/nest-service';
import type { Dependency } from '../contracts/contract-source.js';

const POLL_MILLISECONDS = 2000;
const CHECK_TIMEOUT_MILLISECONDS = 5000;

export interface StartGateOptions {
  /** For each dependency; 0 waits for ever. */
  readonly timeoutSeconds: number;
  /** Called with what is waited for and why, whenever that is known anew. */
  readonly onWaiting: (reason: string) => void;
  readonly signal: AbortSignal;
  /** Between two checks. */
  readonly pollMilliseconds?: number;
}

/**
 * Waits for each dependency in turn.
 *
 * @throws StartError that names the dependency and its last answer, when the time is over
 */
export async function passStartGate(dependencies: readonly Dependency[], options: StartGateOptions): Promise<void> {
  for (const dependency of dependencies) {
    await waitFor(dependency, options);
  }
}

async function waitFor(dependency: Dependency, options: StartGateOptions): Promise<void> {
  const { timeoutSeconds, onWaiting, signal, pollMilliseconds = POLL_MILLISECONDS } = options;
  const deadline = timeoutSeconds === 0 ? Infinity : performance.now() + timeoutSeconds * 1000;
  onWaiting(`waiting for the ${dependency.name}`);
  for (;;) {
    const reason = await reasonNotThere(dependency, signal);
    if (reason === undefined) {
      return;
    }
    onWaiting(`waiting for the ${dependency.name}: ${reason}`);
    if (performance.now() >= deadline) {
      throw new StartError(`the ${dependency.name} was not there within ${timeoutSeconds} s: ${reason}`);
    }
    await delay(pollMilliseconds, undefined, { signal });
  }
}

async function reasonNotThere({ check }: Dependency, signal: AbortSignal): Promise<string | undefined> {
  try {
    await check(AbortSignal.any([signal, AbortSignal.timeout(CHECK_TIMEOUT_MILLISECONDS)]));
    return undefined;
  } catch (error) {
    signal.throwIfAborted();
    return error instanceof Error ? error.message : String(error);
  }
}
