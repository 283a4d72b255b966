import type { HttpInteraction } from '@pact-infra/pact-core';
import type { StatePreference } from './state-preference.js';

/** What a request is answered from when it has its turn. */
export interface Turn<T> {
  /** See `StateSequence.turn`. */
  readonly kind: HttpInteraction;
  readonly position: number;
  readonly state: StatePreference;
  readonly found: T;
}

/**
 * Provider states that requests of one kind are answered in, one after the other; the last stays. Each kind of request
 * goes through them by itself, and leaves out those that have nothing for it.
 */
export class StateSequence {
  readonly #next = new WeakMap<HttpInteraction, number>();

  constructor(private readonly states: readonly StatePreference[]) {}

  /**
   * Tells in which state a request is to be answered; `take` moves on.
   *
   * @param kind - the interaction that would answer if there were no states: it stands for all requests like this one,
   * even if each has something new in it, such as a token
   * @param find - what answers the request in a state
   */
  turn<T>(kind: HttpInteraction, find: (state: StatePreference) => T | undefined): Turn<T> | undefined {
    const next = this.#next.get(kind) ?? 0;
    for (let position = next; position < this.states.length; position++) {
      const turn = this.#turnAt(position, kind, find);
      if (turn !== undefined) {
        return turn;
      }
    }
    return this.#turnAt(next - 1, kind, find);
  }

  take({ kind, position }: Turn<unknown>): void {
    this.#next.set(kind, position + 1);
  }

  #turnAt<T>(
    position: number,
    kind: HttpInteraction,
    find: (state: StatePreference) => T | undefined,
  ): Turn<T> | undefined {
    const state = this.states[position];
    const found = state === undefined ? undefined : find(state);
    return state === undefined || found === undefined ? undefined : { kind, position, state, found };
  }
}
