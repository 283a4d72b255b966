import { isJsonObject, type JsonValue } from '../../json/json-value.js';
import type { MatchingRules, RequestPattern } from '../../model/pact.js';
import { isParameterisedHeader, normaliseHeaderValue } from '../../checks/header-equality.js';
import { headerRules } from '../header-rules.js';
import type { CompiledNormalisation } from '../normalisation.js';
import { placeRules } from '../../checks/place-rules.js';
import { RuleSelection } from '../../checks/rule-selection.js';
import { isFeatureValue, type FeatureTable, type RequiredFeature } from './feature.js';

/** Members of a body that are looked at: enough to tell operations of one API apart. */
const MOST_BODY_FEATURES = 12;
const MOST_DEPTH = 3;

export interface FeatureContext {
  readonly features: FeatureTable;
  readonly normalisation: CompiledNormalisation;
}

/**
 * What a request must have, exactly, to match a pattern. Nothing is named that a rule leaves open.
 *
 * @param json - the pattern's body where it is JSON
 */
export function requiredFeatures(
  request: RequestPattern,
  json: JsonValue | undefined,
  { features, normalisation }: FeatureContext,
): readonly RequiredFeature[] {
  const method: RequiredFeature = { feature: features.method(), value: request.method.toUpperCase() };
  // Unlike a spread, `concat` makes an array of just this length: there is one for every interaction.
  return [method].concat(
    headerFeatures(request, features, normalisation),
    queryFeatures(request, features),
    json === undefined ? [] : bodyFeatures(json, request.rules, features),
  );
}

function headerFeatures(
  { headers, rules }: RequestPattern,
  table: FeatureTable,
  { headersByPresence }: CompiledNormalisation,
): RequiredFeature[] {
  const features: RequiredFeature[] = [];
  for (const [name, [value, ...more]] of headers) {
    const key = name.toLowerCase();
    const isOpen = headersByPresence.has(key) || isParameterisedHeader(key) || headerRules(rules, name) !== undefined;
    if (!isOpen && value !== undefined && more.length === 0) {
      features.push({ feature: table.header(key), value: normaliseHeaderValue(value) });
    }
  }
  return features;
}

function queryFeatures({ query, rules }: RequestPattern, table: FeatureTable): RequiredFeature[] {
  const features: RequiredFeature[] = [];
  for (const [name, [value, ...more]] of query) {
    const isOpen = rules.get('query')?.some(({ expression }) => expression === name) === true;
    if (!isOpen && value !== undefined && more.length === 0) {
      features.push({ feature: table.query(name), value: value ?? '' });
    }
  }
  return features;
}

function bodyFeatures(json: JsonValue, rules: MatchingRules, table: FeatureTable): RequiredFeature[] {
  const features: RequiredFeature[] = [];
  const collect = (value: JsonValue, selection: RuleSelection, path: readonly string[]): void => {
    if (selection.selected !== undefined || features.length >= MOST_BODY_FEATURES) {
      return;
    }
    if (isJsonObject(value) && path.length < MOST_DEPTH) {
      for (const [name, member] of value) {
        collect(member, selection.field(name), [...path, name]);
      }
    } else if (isFeatureValue(value)) {
      features.push({ feature: table.bodyMember(path), value });
    }
  };
  collect(json, RuleSelection.root(placeRules(rules.get('body') ?? [])), []);
  return features;
}
