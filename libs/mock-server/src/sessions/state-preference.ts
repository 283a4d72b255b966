import type { JsonObject, JsonValue, ProviderState } from '@pact-infra/pact-core';
import { preferredStates } from '../data-plane/preferred-states.js';
import type { PreferredStates } from '../data-plane/preferred-states.js';

/** Provider states to answer in, and the values that they state. */
export interface StatePreference {
  readonly states: PreferredStates;
  /** For the generators of responses; of two states that state the same value the later counts. */
  readonly values: JsonObject;
}

export function preferenceFor(states: readonly ProviderState[]): StatePreference {
  return {
    states: preferredStates(states.map(({ name }) => name)),
    values: new Map<string, JsonValue>(states.flatMap(({ parameters }) => [...parameters])),
  };
}
