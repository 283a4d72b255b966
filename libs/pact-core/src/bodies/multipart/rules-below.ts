import type { PathToken } from '../../checks/path-expression.js';
import type { PlacedRules } from '../../checks/rule-selection.js';
import type { RuleList } from '../../model/pact.js';

/** The rules stated for a member and what is below it, with their paths starting there. Wildcards do not name it. */
export function rulesBelow(name: string, placed: readonly PlacedRules[]): readonly RuleList[] {
  return placed.flatMap(({ tokens: [first, ...rest], list }) =>
    first !== undefined && nameOf(first) === name ? [{ ...list, expression: `$${rest.map(textOf).join('')}` }] : [],
  );
}

function nameOf(token: PathToken): string | undefined {
  switch (token.kind) {
    case 'field':
      return token.name;
    case 'index':
      return String(token.index);
    default:
      return undefined;
  }
}

function textOf(token: PathToken): string {
  switch (token.kind) {
    case 'field':
      return token.name.includes("'") ? `["${token.name}"]` : `['${token.name}']`;
    case 'index':
      return `[${token.index}]`;
    case 'any-field':
      return '.*';
    case 'any-index':
      return '[*]';
  }
}
