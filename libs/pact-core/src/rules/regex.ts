import type { JsonValue } from '../json/json-value.js';
import { compilePattern, type Pattern } from '../regex/pattern.js';
import { requiredText } from './definition.js';
import type { CompiledRule, Rule } from './rule.js';
import { comparedText } from './compared-text.js';

/** Matching rule `regex`: the whole text of the value matches the pattern; JSON numbers count as their text. */
export const regexRule: Rule = {
  match: 'regex',
  compile: (definition, { source }) =>
    new RegexCheck(compilePattern(requiredText(definition, 'regex', source), source)),
};

class RegexCheck implements CompiledRule {
  readonly match = 'regex';

  constructor(private readonly pattern: Pattern) {}

  get literalPrefix(): string {
    return this.pattern.literalPrefix;
  }

  check(actual: JsonValue): boolean {
    return this.pattern.test(comparedText(actual));
  }

  describe(): string {
    return `to match /${this.pattern.source}/`;
  }
}
