import { BadRequestException } from '@nestjs/common';
import { isJsonArray, isJsonObject, parseJson, printJson } from '@pact-infra/pact-core';
import type { JsonObject, JsonValue, ProviderState } from '@pact-infra/pact-core';
import { shortened } from '../profiles/nearest-interaction.js';
import type { StateSetting } from '../sessions/session-states.js';

const MOST_STATES = 100;
const LONGEST_TEXT = 16_384;

/** A provider state in the words of a pact file. */
export interface ShownState {
  readonly name: string;
  readonly params: unknown;
}

export interface ShownSetting {
  readonly states: readonly ShownState[];
  readonly sequence: readonly ShownState[];
}

/**
 * Reads `{states?, sequence?}`, each a list of names or of `{name, params?}`; no body is an empty one.
 *
 * @throws BadRequestException when it is not of that form, or longer than a session may remember
 */
export function readStateSetting(body: unknown): StateSetting {
  const setting = jsonOf(body ?? {});
  if (!hasOnly(setting, ['states', 'sequence'])) {
    throw unexpected('{"states": […], "sequence": […]}', setting);
  }
  return bounded({ states: statesIn(setting.get('states') ?? []), sequence: statesIn(setting.get('sequence') ?? []) });
}

/**
 * A setting in which one more state is active; it replaces one of its name.
 *
 * @param body - a name or `{name, params?}`
 * @throws BadRequestException when it is not of that form, or more than a session may remember
 */
export function withState({ states, sequence }: StateSetting, body: unknown): StateSetting {
  const added = stateIn(jsonOf(body ?? null));
  return bounded({ states: [...states.filter(({ name }) => name !== added.name), added], sequence });
}

export function shownSetting({ states, sequence }: StateSetting): ShownSetting {
  return { states: states.map(shownState), sequence: sequence.map(shownState) };
}

function jsonOf(body: unknown): JsonValue {
  return parseJson(JSON.stringify(body));
}

function statesIn(list: JsonValue): readonly ProviderState[] {
  if (!isJsonArray(list)) {
    throw unexpected('a list of states', list);
  }
  return list.map(stateIn);
}

function stateIn(value: JsonValue): ProviderState {
  if (typeof value === 'string') {
    return { name: value, parameters: new Map() };
  }
  const [name, parameters] = hasOnly(value, ['name', 'params'])
    ? [value.get('name'), value.get('params') ?? new Map<string, JsonValue>()]
    : [];
  if (typeof name !== 'string' || !isJsonObject(parameters)) {
    throw unexpected('the name of a state or {"name": "…", "params": {…}}', value);
  }
  return { name, parameters };
}

function hasOnly(value: JsonValue, names: readonly string[]): value is JsonObject {
  return isJsonObject(value) && [...value.keys()].every((name) => names.includes(name));
}

function bounded(setting: StateSetting): StateSetting {
  const { states, sequence } = shownSetting(setting);
  if (states.length + sequence.length > MOST_STATES || JSON.stringify([states, sequence]).length > LONGEST_TEXT) {
    throw new BadRequestException(`A session has at most ${MOST_STATES} states in ${LONGEST_TEXT} characters of JSON`);
  }
  return setting;
}

function shownState({ name, parameters }: ProviderState): ShownState {
  return { name, params: JSON.parse(printJson(parameters)) };
}

function unexpected(expected: string, got: JsonValue): BadRequestException {
  return new BadRequestException(`Expected ${expected}, got ${shortened(printJson(got))}`);
}
