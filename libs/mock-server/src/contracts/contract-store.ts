import { runInSlices } from '@pact-infra/nest-service';
import { compile, compileInSlices } from '@pact-infra/pact-core';
import type { Contracts, Normalisation, Pact } from '@pact-infra/pact-core';
import { WakeUp } from '../wake-up.js';
import type { ContractSet, ServedContract } from './contract-set.js';
import type { ContractList, WantedContract } from './contract-source.js';
import { loadContract, loadFailure } from './load-contract.js';
import type { LoadedContract, LoadFailure } from './load-contract.js';

export interface ContractStoreOptions {
  readonly normalisation: Normalisation;
  readonly adaptPact?: ((pact: Pact) => Pact) | undefined;
}

/** Holds the contracts that are served. A contract that cannot be loaded leaves its last good version in place. */
export class ContractStore {
  #current: ContractSet;
  /** Editions that make no sense, by contract: not worth another download. */
  readonly #refused = new Map<string, LoadFailure>();

  readonly #swapped = new WakeUp();

  constructor(private readonly options: ContractStoreOptions) {
    this.#current = { contracts: compile([], { normalisation: options.normalisation }), served: [] };
  }

  get current(): ContractSet {
    return this.#current;
  }

  /** Resolves with the next change of what is served, after a time, or when aborted. */
  async nextChange(milliseconds: number, signal: AbortSignal): Promise<void> {
    await this.#swapped.next(milliseconds, signal);
  }

  /**
   * Makes the listed contracts the served ones: loads what is new, compiles everything aside and swaps the result in
   * whole. Requests go on being answered from the present set until then.
   *
   * @returns what could not be done
   */
  async update(list: ContractList, signal: AbortSignal): Promise<readonly LoadFailure[]> {
    const present = this.#current.served;
    const last = new Map(present.map((contract) => [contract.key, contract]));
    const next: ServedContract[] = [];
    const failures: LoadFailure[] = [];
    for (const wanted of list.contracts) {
      const result = await this.#obtain(wanted, last.get(wanted.key), signal);
      const contract = result.kind === 'loaded' ? result.contract : last.get(wanted.key);
      if (result.kind === 'failure') {
        failures.push(result);
      }
      if (contract !== undefined) {
        next.push(contract);
      }
    }
    if (!list.isComplete) {
      const listed = new Set(list.contracts.map(({ key }) => key));
      next.push(...present.filter(({ key }) => !listed.has(key)));
    }
    if (next.length !== present.length || next.some((contract, index) => contract !== present[index])) {
      failures.push(...(await this.#compileAndSwap(next, last)));
    }
    return failures;
  }

  async #obtain(
    wanted: WantedContract,
    last: ServedContract | undefined,
    signal: AbortSignal,
  ): Promise<LoadedContract | LoadFailure> {
    const { key, name, edition } = wanted;
    if (last !== undefined && (edition === undefined || edition.version === last.version)) {
      return { kind: 'loaded', contract: last };
    }
    if (edition === undefined) {
      const reason = 'no version of it is published';
      return { kind: 'failure', key, name, version: undefined, reason, isTransient: false };
    }
    const refused = this.#refused.get(key);
    if (refused?.version === edition.version) {
      return refused;
    }
    const result = await loadContract(wanted, edition, { adaptPact: this.options.adaptPact, signal });
    this.#rememberRefusal(result);
    return result;
  }

  async #compileAndSwap(
    next: readonly ServedContract[],
    last: ReadonlyMap<string, ServedContract>,
  ): Promise<readonly LoadFailure[]> {
    const contracts = await this.#compile(next);
    const rejected = new Map(contracts.rejected.map(({ pact, error }) => [pact, error]));
    if (rejected.size === 0) {
      this.#swap({ contracts, served: next });
      return [];
    }
    const sound: ServedContract[] = [];
    const failures: LoadFailure[] = [];
    for (const contract of next) {
      const error = rejected.get(contract.pact);
      const serving = error === undefined ? contract : last.get(contract.key);
      if (error !== undefined) {
        failures.push(loadFailure(contract, error));
      }
      if (serving !== undefined) {
        sound.push(serving);
      }
    }
    failures.forEach((failure) => {
      this.#rememberRefusal(failure);
    });
    this.#swap({ contracts: await this.#compile(sound), served: sound });
    return failures;
  }

  #swap(next: ContractSet): void {
    this.#current = next;
    this.#swapped.all();
  }

  #compile(served: readonly ServedContract[]): Promise<Contracts> {
    const pacts = served.map(({ pact }) => pact);
    return runInSlices(compileInSlices(pacts, { normalisation: this.options.normalisation }));
  }

  #rememberRefusal(result: LoadedContract | LoadFailure): void {
    if (result.kind === 'failure' && !result.isTransient) {
      this.#refused.set(result.key, result);
    }
  }
}
