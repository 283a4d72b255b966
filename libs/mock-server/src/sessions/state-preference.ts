import type { JsonObject, JsonValue, ProviderState } from '@pact-infra/pact-core';

/** Provider states to answer in, and the values that they state. */
export interface StatePreference {
  /** Each a name or a regular expression. */
  readonly names: readonly string[];
  /** For the generators of responses; of two states that state the same value the later counts. */
  readonly values: JsonObject;
}

export function preferenceFor(states: readonly ProviderState[]): StatePreference {
  return {
    names: states.map(({ name }) => name),
    values: new Map<string, JsonValue>(states.flatMap(({ parameters }) => [...parameters])),
  };
}
