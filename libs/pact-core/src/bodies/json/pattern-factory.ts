import type { RuleSelection } from '../../checks/rule-selection.js';
import type { JsonValue } from '../../json/json-value.js';
import type { JsonPattern } from './json-walk.js';

/** Makes the pattern of an example under the rules selected for its place. */
export type PatternFactory = (expected: JsonValue, selection: RuleSelection) => JsonPattern;
