import type { RuleList } from '../model/pact.js';
import type { PathToken } from './path-expression.js';

/** A rule list with its expression read. */
export interface PlacedRules {
  readonly tokens: readonly PathToken[];
  readonly list: RuleList;
}

/** The rules that govern one place of a body. */
export interface SelectedRules {
  readonly list: RuleList;
  /** Whether they were stated for a place above this one. */
  readonly isCascaded: boolean;
}

/** A rule list whose expression fits the path so far. */
interface Candidate {
  readonly rules: PlacedRules;
  /** Product of the weights of the tokens that were compared. */
  readonly weight: number;
}

const EXACT_WEIGHT = 2;
const WILDCARD_WEIGHT = 1;

const NUMERIC = /^\d+$/;

/**
 * The rules that can still apply at one place of a body and below it. Descending gives the selection of a child; among
 * the fitting expressions the heaviest wins: the product over its tokens (2 for a name or index, 1 for a wildcard)
 * times their number, the root included. Of equals the first in the file wins.
 */
export class RuleSelection {
  readonly #children = new Map<string | number, RuleSelection>();
  #otherField: RuleSelection | undefined;
  #otherNumericField: RuleSelection | undefined;
  #otherIndex: RuleSelection | undefined;
  /** Undefined where only equality holds. */
  readonly selected: SelectedRules | undefined;

  private constructor(
    private readonly candidates: readonly Candidate[],
    private readonly depth: number,
  ) {
    this.selected = select(candidates, depth);
  }

  static root(rules: readonly PlacedRules[]): RuleSelection {
    return new RuleSelection(
      rules.map((placed) => ({ rules: placed, weight: EXACT_WEIGHT })),
      0,
    );
  }

  /** The selection of a place whose children are under these rules, and no others. */
  static forChildren(list: RuleList): RuleSelection {
    return RuleSelection.root([{ tokens: [{ kind: 'any-field' }], list }]);
  }

  /** Whether neither this place nor any below it has rules. */
  get isEmpty(): boolean {
    return this.candidates.length === 0;
  }

  /** All lists whose expressions fit this place or one above it, the selected one among them. */
  get fitting(): readonly RuleList[] {
    return this.candidates.filter(({ rules }) => rules.tokens.length <= this.depth).map(({ rules }) => rules.list);
  }

  /** The selection of a member. */
  field(name: string): RuleSelection {
    return this.namesField(name) ? this.#child(name) : this.#otherFieldOf(name);
  }

  /** The selection of an item of a list. */
  item(index: number): RuleSelection {
    return this.#namesItem(index) ? this.#child(index) : (this.#otherIndex ??= this.#descend(index));
  }

  /** Whether an expression names this very member, so that it differs from other members. */
  namesField(name: string): boolean {
    return this.candidates.some(({ rules }) => {
      const token = rules.tokens[this.depth];
      return token?.kind === 'field' ? token.name === name : token?.kind === 'index' && String(token.index) === name;
    });
  }

  #namesItem(index: number): boolean {
    return this.candidates.some(({ rules }) => {
      const token = rules.tokens[this.depth];
      return token?.kind === 'index' ? token.index === index : token?.kind === 'field' && token.name === String(index);
    });
  }

  #otherFieldOf(name: string): RuleSelection {
    // `[*]` takes names that are numbers, and no others. What comes must leave nothing behind, so all share one selection.
    return NUMERIC.test(name)
      ? (this.#otherNumericField ??= this.#descend(name))
      : (this.#otherField ??= this.#descend(name));
  }

  #child(key: string | number): RuleSelection {
    const known = this.#children.get(key);
    if (known !== undefined) {
      return known;
    }
    const child = this.#descend(key);
    this.#children.set(key, child);
    return child;
  }

  #descend(key: string | number): RuleSelection {
    if (this.isEmpty) {
      return this;
    }
    const candidates: Candidate[] = [];
    for (const { rules, weight } of this.candidates) {
      const token = rules.tokens[this.depth];
      const factor = token === undefined ? 1 : tokenWeight(token, key);
      if (factor > 0) {
        candidates.push({ rules, weight: weight * factor });
      }
    }
    return new RuleSelection(candidates, this.depth + 1);
  }
}

function select(candidates: readonly Candidate[], depth: number): SelectedRules | undefined {
  let best: SelectedRules | undefined;
  let bestWeight = 0;
  for (const { rules, weight } of candidates) {
    const { length } = rules.tokens;
    const total = weight * (length + 1);
    if (length <= depth && total > bestWeight) {
      best = { list: rules.list, isCascaded: length < depth };
      bestWeight = total;
    }
  }
  return best;
}

function tokenWeight(token: PathToken, key: string | number): number {
  switch (token.kind) {
    case 'any-field':
      return WILDCARD_WEIGHT;
    case 'any-index':
      return typeof key === 'number' || NUMERIC.test(key) ? WILDCARD_WEIGHT : 0;
    case 'field':
      return token.name === String(key) ? EXACT_WEIGHT : 0;
    case 'index':
      return String(token.index) === String(key) ? EXACT_WEIGHT : 0;
  }
}
