import type { ContractFollower } from './contracts/contract-follower.js';
import type { ContractStore } from './contracts/contract-store.js';

export interface ServingStateOptions {
  readonly store: ContractStore;
  readonly follower: ContractFollower;
  /** What is served, for messages: the names of the providers, or of the files. */
  readonly served: string;
}

/** Whether the mock server can answer from contracts, and why not. */
export class ServingState {
  #waitingFor: string | undefined = 'starting';

  constructor(private readonly options: ServingStateOptions) {}

  /** What the start gate waits for; undefined for ever once it has passed. */
  get waitingFor(): string | undefined {
    return this.#waitingFor;
  }

  waitFor(reason: string): void {
    this.#waitingFor = reason;
  }

  passGate(): void {
    this.#waitingFor = undefined;
  }

  get canServe(): boolean {
    return this.#waitingFor === undefined && this.options.store.current.served.length > 0;
  }

  /** Everything that keeps contracts from being served as wanted. */
  get problems(): readonly string[] {
    const { store, follower, served } = this.options;
    if (this.#waitingFor !== undefined) {
      return [this.#waitingFor];
    }
    return [
      ...(store.current.served.length === 0 ? [`no contract of ${served} is published, waiting for one`] : []),
      ...follower.problems,
    ];
  }
}
