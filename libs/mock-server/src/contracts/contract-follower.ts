import { setTimeout as delay } from 'node:timers/promises';
import { runInSlices } from '@pact-infra/nest-service';
import type { Logger } from '@pact-infra/nest-service';
import type { CompiledInteraction, Slices } from '@pact-infra/pact-core';
import type { ContractSet, ServedContract } from './contract-set.js';
import type { ContractSource } from './contract-source.js';
import type { ContractStore } from './contract-store.js';
import type { InteractionWarnings } from './interaction-warnings.js';
import type { LoadFailure } from './load-contract.js';

const LONG_POLL_SECONDS = 30;
const RETRY_SECONDS = 2;
/** Few enough to look through without keeping requests waiting. */
const INTERACTIONS_A_SLICE = 100;

export interface ContractFollowerOptions {
  readonly source: ContractSource;
  readonly store: ContractStore;
  readonly warnings: InteractionWarnings;
  readonly logger: Logger;
}

interface Look {
  /** See `NextListOptions`. */
  readonly after: string | undefined;
  /** Ends the waiting for a list. */
  readonly waiting: AbortSignal;
  /** Ends everything. */
  readonly signal: AbortSignal;
}

/** Keeps the store as the source wants it. Whatever fails is told, tried again, and leaves the served contracts alone. */
export class ContractFollower {
  #revision: string | undefined;
  #failures: readonly LoadFailure[] = [];
  #sourceProblem: string | undefined;
  #lastComplaint = '';
  /** Whoever waits for a look at the source that has not begun. */
  #asking: (() => void)[] = [];
  #waiting = new AbortController();
  #hasEnded = false;

  constructor(private readonly options: ContractFollowerOptions) {}

  /** Everything that keeps contracts from being served as wanted. */
  get problems(): readonly string[] {
    const problems = this.#failures.map(
      ({ name, version, reason }) => [name, version].filter(Boolean).join(' ') + `: ${reason}`,
    );
    return this.#sourceProblem === undefined ? problems : [...problems, this.#sourceProblem];
  }

  /** Follows the source until aborted; never rejects. */
  async follow(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.step(signal);
    }
    this.#hasEnded = true;
    this.#asking.forEach((resolve) => {
      resolve();
    });
  }

  /** Looks at the source without waiting for it to change. Resolves when what it lists is served, as far as it can be. */
  async lookAgain(): Promise<void> {
    if (this.#hasEnded) {
      return;
    }
    await new Promise<void>((resolve) => {
      this.#asking.push(resolve);
      this.#waiting.abort();
    });
  }

  /** Waits for the next list, and makes it the served one. */
  async step(signal: AbortSignal): Promise<void> {
    const asking = this.#asking.splice(0);
    this.#waiting = new AbortController();
    // A look that somebody asked for waits for nothing, and so need not be interrupted for the next one.
    const waiting = asking.length === 0 ? AbortSignal.any([signal, this.#waiting.signal]) : signal;
    await this.#look({ after: asking.length === 0 ? this.#revision : undefined, waiting, signal });
    asking.forEach((resolve) => {
      resolve();
    });
    if (this.#sourceProblem !== undefined && this.#asking.length === 0) {
      await pause(RETRY_SECONDS, AbortSignal.any([signal, this.#waiting.signal]));
    }
  }

  async #look({ after, waiting, signal }: Look): Promise<void> {
    const { source, store } = this.options;
    const waitSeconds = this.#failures.some(({ isTransient }) => isTransient) ? RETRY_SECONDS : LONG_POLL_SECONDS;
    try {
      const list = await source.next({ after, waitSeconds, signal: waiting });
      const before = store.current;
      this.#failures = await store.update(list, signal);
      this.#revision = list.revision;
      this.#sourceProblem = undefined;
      if (store.current !== before) {
        await this.#reportServed(before);
      }
    } catch (error) {
      if (waiting.aborted) {
        return;
      }
      this.#sourceProblem = error instanceof Error ? error.message : String(error);
    }
    this.#complain();
  }

  async #reportServed(before: ContractSet): Promise<void> {
    const { contracts, served } = this.options.store.current;
    this.options.logger.info(
      {
        contracts: served.map(({ name, version }) => `${name} ${version}`),
        interactions: contracts.interactions.length,
      },
      'contracts loaded',
    );
    const loaded = served.filter((contract) => !before.served.includes(contract));
    await runInSlices(this.#warn(loaded, contracts.interactions));
  }

  *#warn(loaded: readonly ServedContract[], interactions: readonly CompiledInteraction[]): Slices<void> {
    const { logger, warnings } = this.options;
    const names = new Map(loaded.map(({ pact, name }) => [pact, name]));
    for (const [index, compiled] of interactions.entries()) {
      const contract = names.get(compiled.pact);
      if (contract !== undefined) {
        const interaction = compiled.interaction.description;
        for (const problem of warnings.of(compiled)) {
          logger.warn({ contract, interaction, problem }, 'a client may not get what the contract states');
        }
      }
      if (index % INTERACTIONS_A_SLICE === 0) {
        yield;
      }
    }
  }

  get #isMerelyUnpublished(): boolean {
    return this.#sourceProblem === undefined && this.#failures.every(({ version }) => version === undefined);
  }

  /** Says what is wrong once, and again when it changes. */
  #complain(): void {
    const { problems } = this;
    const complaint = problems.join('; ');
    if (complaint !== this.#lastComplaint) {
      this.#lastComplaint = complaint;
      if (complaint === '') {
        this.options.logger.info('every contract is served as wanted');
      } else {
        // A contract that is on its way is nothing to worry about.
        const level = this.#isMerelyUnpublished ? 'info' : 'warn';
        this.options.logger[level](
          { problems },
          'not every contract is served as wanted: the last good ones stay, trying again',
        );
      }
    }
  }
}

async function pause(seconds: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(seconds * 1000, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
  }
}
