import { createHash } from 'node:crypto';
import { runInSlices } from '@pact-infra/nest-service';
import { ContractError, parsePactInSlices } from '@pact-infra/pact-core';
import type { Pact } from '@pact-infra/pact-core';
import type { ServedContract } from './contract-set.js';
import type { ContractEdition, WantedContract } from './contract-source.js';

/** A contract that is wanted and not served in the wanted version. */
export interface LoadFailure {
  readonly kind: 'failure';
  /** See `WantedContract`. */
  readonly key: string;
  readonly name: string;
  readonly version: string | undefined;
  readonly reason: string;
  /** Whether trying again can help; a contract that makes no sense stays so. */
  readonly isTransient: boolean;
}

export interface LoadedContract {
  readonly kind: 'loaded';
  readonly contract: ServedContract;
}

export interface LoadOptions {
  readonly adaptPact?: ((pact: Pact) => Pact) | undefined;
  readonly signal: AbortSignal;
}

/** Fetches and parses one edition of a contract. */
export async function loadContract(
  contract: WantedContract,
  edition: ContractEdition,
  { adaptPact, signal }: LoadOptions,
): Promise<LoadedContract | LoadFailure> {
  try {
    const text = await edition.load(signal);
    const parsed = await runInSlices(parsePactInSlices(text));
    const { key, name, origin } = contract;
    const { version, hash = hashOf(text) } = edition;
    const pact = adaptPact?.(parsed) ?? parsed;
    const served = { key, name, version, hash, origin, pact, loadedAt: new Date() };
    return { kind: 'loaded', contract: served };
  } catch (error) {
    signal.throwIfAborted();
    return loadFailure({ ...contract, version: edition.version }, error);
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What an error while loading or compiling a contract means for it. */
export function loadFailure(
  { key, name, version }: { readonly key: string; readonly name: string; readonly version: string },
  error: unknown,
): LoadFailure {
  const reason = error instanceof Error ? error.message : String(error);
  return { kind: 'failure', key, name, version, reason, isTransient: !(error instanceof ContractError) };
}
