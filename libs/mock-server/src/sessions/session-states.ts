import type { ProviderState } from '@pact-infra/pact-core';
import { preferenceFor } from './state-preference.js';
import type { StatePreference } from './state-preference.js';
import { StateSequence } from './state-sequence.js';

/** Provider states as a tester sets them. */
export interface StateSetting {
  /** All active at once. */
  readonly states: readonly ProviderState[];
  /** One after the other, for each kind of request. */
  readonly sequence: readonly ProviderState[];
}

/** The provider states of one session. */
export class SessionStates {
  #states: readonly ProviderState[] = [];
  #sequence: readonly ProviderState[] = [];
  #preference: StatePreference | undefined;
  #turns: StateSequence | undefined;

  get setting(): StateSetting {
    return { states: this.#states, sequence: this.#sequence };
  }

  /** What the active states prefer; undefined when there are none. */
  get preference(): StatePreference | undefined {
    return this.#preference;
  }

  get sequence(): StateSequence | undefined {
    return this.#turns;
  }

  /** Replaces all; the sequence begins anew. */
  set({ states, sequence }: StateSetting): void {
    this.activate(states);
    this.#sequence = sequence;
    this.#turns =
      sequence.length === 0 ? undefined : new StateSequence(sequence.map((state) => preferenceFor([state])));
  }

  /** Replaces the active states, and lets the sequence go on. */
  activate(states: readonly ProviderState[]): void {
    this.#states = states;
    this.#preference = states.length === 0 ? undefined : preferenceFor(states);
  }

  clear(): void {
    this.set({ states: [], sequence: [] });
  }
}
