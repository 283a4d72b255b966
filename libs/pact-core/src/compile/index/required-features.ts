import { isStated, jsonOf } from '../../bodies/stated-body.js';
import { isJsonObject, type JsonValue } from '../../json/json-value.js';
import type { RequestPattern } from '../../model/pact.js';
import { isParameterisedHeader, normaliseHeaderValue } from '../header-equality.js';
import { headerRules } from '../header-rules.js';
import type { CompiledNormalisation } from '../normalisation.js';
import { placeRules } from '../place-rules.js';
import { RuleSelection } from '../rule-selection.js';
import { isFeatureValue, type FeatureTable, type RequiredFeature } from './feature.js';

/** Members of a body that are looked at: enough to tell operations of one API apart. */
const MOST_BODY_FEATURES = 12;
const MOST_DEPTH = 3;

/** What a request must have, exactly, to match a pattern. Nothing is named that a rule leaves open. */
export function requiredFeatures(
  request: RequestPattern,
  table: FeatureTable,
  normalisation: CompiledNormalisation,
): readonly RequiredFeature[] {
  return [
    { feature: table.method(), value: request.method.toUpperCase() },
    ...headerFeatures(request, table, normalisation),
    ...queryFeatures(request, table),
    ...bodyFeatures(request, table, normalisation),
  ];
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

function bodyFeatures(
  { body, rules }: RequestPattern,
  table: FeatureTable,
  { jsonMediaTypes }: CompiledNormalisation,
): RequiredFeature[] {
  const json = isStated(body) ? jsonOf(body, jsonMediaTypes) : undefined;
  if (json === undefined) {
    return [];
  }
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
