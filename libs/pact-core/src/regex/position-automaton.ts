import type { CharacterSet } from './character-set.js';
import type { PatternNode, RepeatNode } from './syntax-tree.js';

/**
 * The position automaton (Glushkov's) of a pattern: one state for each place that consumes a character. An entry that
 * is there twice stands for two ways through the pattern between the same two places.
 */
export interface PositionAutomaton {
  readonly sets: readonly CharacterSet[];
  readonly first: readonly number[];
  /** For each position, those that can come next. */
  readonly follow: readonly (readonly number[])[];
}

interface Fragment {
  readonly first: readonly number[];
  readonly last: readonly number[];
  /** In how many ways it can match nothing: 0, 1, or 2 for more than one. */
  readonly emptyWays: number;
}

const MOST_POSITIONS = 1_000;
const MOST_LINKS = 20_000;
/** A counted repeat is written out while it stays below this many positions. */
const MOST_COPIED_POSITIONS = 64;

const NOTHING: Fragment = { first: [], last: [], emptyWays: 1 };

/** Thrown inside this file when the automaton would be too large or the pattern is not regular. */
class NotBuildable extends Error {}

/**
 * Builds the automaton of a pattern. Assertions are left out and a long counted repeat becomes an unbounded one: both
 * only add ways, so that an upper bound for the automaton holds for the pattern. Nothing for patterns with lookaround,
 * backreferences or atomic groups, and for very large ones.
 */
export function buildPositionAutomaton(pattern: PatternNode): PositionAutomaton | undefined {
  const builder = new AutomatonBuilder();
  try {
    const whole = builder.fragment(pattern);
    return { sets: builder.sets, first: whole.first, follow: builder.follow };
  } catch (error) {
    if (error instanceof NotBuildable) {
      return undefined;
    }
    throw error;
  }
}

class AutomatonBuilder {
  readonly sets: CharacterSet[] = [];
  readonly follow: number[][] = [];
  #links = 0;

  fragment(node: PatternNode): Fragment {
    switch (node.kind) {
      case 'set':
        return this.#position(node.set);
      case 'sequence':
        return node.items.map((item) => this.fragment(item)).reduce(this.#chained, NOTHING);
      case 'choice':
        return eitherOf(node.options.map((option) => this.fragment(option)));
      case 'group':
        return this.fragment(node.body);
      case 'assertion':
        return NOTHING;
      case 'repeat':
        return this.#repeat(node);
      case 'atomic':
      case 'look':
      case 'backreference':
        throw new NotBuildable();
    }
  }

  #position(set: CharacterSet): Fragment {
    if (this.sets.length >= MOST_POSITIONS) {
      throw new NotBuildable();
    }
    this.sets.push(set);
    this.follow.push([]);
    return { first: [this.sets.length - 1], last: [this.sets.length - 1], emptyWays: 0 };
  }

  readonly #chained = (before: Fragment, after: Fragment): Fragment => {
    this.#link(before.last, after.first);
    return {
      first: [...before.first, ...repeated(after.first, before.emptyWays)],
      last: [...after.last, ...repeated(before.last, after.emptyWays)],
      emptyWays: Math.min(2, before.emptyWays * after.emptyWays),
    };
  };

  #repeat({ body, least, most }: RepeatNode): Fragment {
    if (most === 0) {
      return NOTHING;
    }
    const start = this.sets.length;
    const once = this.fragment(body);
    const size = this.sets.length - start;
    if (size * least > MOST_COPIED_POSITIONS) {
      if (once.emptyWays > 0) {
        throw new NotBuildable();
      }
      return this.#loop(once, false);
    }
    if (least === 0) {
      return most === 1 ? { ...once, emptyWays: 1 } : this.#loop(once, true);
    }
    const copies = Array.from({ length: least - 1 }, () => this.fragment(body));
    if (most > least) {
      const tail = this.fragment(body);
      copies.push(most === least + 1 ? { ...tail, emptyWays: 1 } : this.#loop(tail, true));
    }
    return copies.reduce(this.#chained, once);
  }

  #loop(once: Fragment, mayBeEmpty: boolean): Fragment {
    this.#link(once.last, once.first);
    return mayBeEmpty ? { ...once, emptyWays: 1 } : once;
  }

  #link(from: readonly number[], to: readonly number[]): void {
    this.#links += from.length * to.length;
    if (this.#links > MOST_LINKS) {
      throw new NotBuildable();
    }
    for (const position of from) {
      this.follow[position]?.push(...to);
    }
  }
}

function eitherOf(options: readonly Fragment[]): Fragment {
  return {
    first: options.flatMap(({ first }) => first),
    last: options.flatMap(({ last }) => last),
    emptyWays: Math.min(
      2,
      options.reduce((ways, option) => ways + option.emptyWays, 0),
    ),
  };
}

function repeated(positions: readonly number[], times: number): readonly number[] {
  return times === 0 ? [] : times === 1 ? positions : [...positions, ...positions];
}
