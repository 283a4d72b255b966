import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@pact-infra/nest-service';
import type { ContractSource } from './contract-source.js';
import type { ContractStore } from './contract-store.js';
import type { InteractionWarnings } from './interaction-warnings.js';
import type { LoadFailure } from './load-contract.js';

const LONG_POLL_SECONDS = 30;
const RETRY_SECONDS = 2;

export interface ContractFollowerOptions {
  readonly source: ContractSource;
  readonly store: ContractStore;
  readonly warnings: InteractionWarnings;
  readonly logger: Logger;
}

/** Keeps the store as the source wants it. Whatever fails is told, tried again, and leaves the served contracts alone. */
export class ContractFollower {
  #revision: string | undefined;
  #failures: readonly LoadFailure[] = [];
  #sourceProblem: string | undefined;
  #lastComplaint = '';

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
  }

  /** Waits for the next list, and makes it the served one. */
  async step(signal: AbortSignal): Promise<void> {
    const { source, store } = this.options;
    const waitSeconds = this.#failures.some(({ isTransient }) => isTransient) ? RETRY_SECONDS : LONG_POLL_SECONDS;
    try {
      const list = await source.next({ after: this.#revision, waitSeconds, signal });
      const before = store.current;
      this.#failures = await store.update(list, signal);
      this.#revision = list.revision;
      this.#sourceProblem = undefined;
      if (store.current !== before) {
        this.#reportServed();
      }
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      this.#sourceProblem = error instanceof Error ? error.message : String(error);
    }
    this.#complain();
    if (this.#sourceProblem !== undefined) {
      await pause(RETRY_SECONDS, signal);
    }
  }

  #reportServed(): void {
    const { contracts, served } = this.options.store.current;
    const { logger, warnings } = this.options;
    logger.info(
      {
        contracts: served.map(({ name, version }) => `${name} ${version}`),
        interactions: contracts.interactions.length,
      },
      'contracts loaded',
    );
    for (const interaction of contracts.interactions) {
      for (const problem of warnings.of(interaction)) {
        logger.warn({ interaction: interaction.interaction.description, problem }, 'cannot be answered as stated');
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
