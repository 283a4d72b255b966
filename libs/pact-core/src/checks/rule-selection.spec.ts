import { describe, expect, it } from '@jest/globals';
import type { RuleList } from '../model/pact.js';
import { placeRules } from './place-rules.js';
import { RuleSelection } from './rule-selection.js';

function listOf(expression: string): RuleList {
  return { expression, combine: 'AND', rules: [new Map([['match', 'type']])], source: '$' };
}

function selectionFor(...expressions: readonly string[]): RuleSelection {
  return RuleSelection.root(placeRules(expressions.map(listOf)));
}

describe('RuleSelection', () => {
  it.each([
    ['names', ['db', 'cache']],
    ['names that are numbers', ['1000', '1001']],
  ])('shares one selection among all %s that no expression names', (_what, [first = '', second = '']) => {
    const selection = selectionFor('$.*', '$[*]', '$.admin', '$[7]');

    expect(selection.field(first)).toBe(selection.field(second));
  });

  it('shares one selection among all items that no expression names', () => {
    const selection = selectionFor('$[*]', '$[7]');

    expect(selection.item(1)).toBe(selection.item(2));
    expect(selection.item(7)).not.toBe(selection.item(1));
  });

  it.each([
    ['$[*]', '1', '$[*]'],
    ['$[*]', 'a', undefined],
    ['$.*', '1', '$.*'],
    ['$.*', 'a', '$.*'],
    ['$[7]', '7', '$[7]'],
    ['$[7]', '8', undefined],
  ])('under %s gives the member "%s" the rules of %s', (expression, name, expected) => {
    expect(selectionFor(expression).field(name).selected?.list.expression).toBe(expected);
  });
});
