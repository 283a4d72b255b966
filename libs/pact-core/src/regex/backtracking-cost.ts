import { mayOverlap } from './character-set.js';
import { connectedComponents } from './connected-components.js';
import { buildPositionAutomaton, type PositionAutomaton } from './position-automaton.js';
import type { PatternNode } from './syntax-tree.js';

/** A backtracking engine tries at most `ways` × (n+1)^`degree` places of a text of n characters. */
export interface BacktrackingCost {
  readonly degree: number;
  readonly ways: number;
}

/**
 * A proven upper bound for what a backtracking engine does with a pattern in the worst case; nothing where there is no
 * polynomial bound, or none that this proof finds.
 *
 * The proof looks at the pattern's position automaton. A place is *ambiguous* when two of the places that can come next
 * accept a common character, or when there are two ways to the same one. Then:
 *
 * - An ambiguity within a loop (both ways stay in the same strongly connected component) may double with every round:
 *   no bound. `(a+)+` and `(a|a)*` are of this kind.
 * - An ambiguity between staying in a loop and leaving it, as in `.*x`, means one free choice: when to leave. It costs
 *   one factor of n+1 for each such loop on the way through the pattern.
 * - Any other ambiguity, as in `cat|car`, is met at most once: a constant factor.
 *
 * Without any ambiguity there is one way to read a text, and the cost is linear.
 */
export function backtrackingCost(pattern: PatternNode): BacktrackingCost | undefined {
  const automaton = buildPositionAutomaton(pattern);
  return automaton === undefined ? undefined : costOf(automaton);
}

function costOf(automaton: PositionAutomaton): BacktrackingCost | undefined {
  // The start is one more place, in front of all positions.
  const start = automaton.sets.length;
  const follow = [...automaton.follow, automaton.first];
  const componentOf = new Array<number>(follow.length).fill(-1);
  const costs: BacktrackingCost[] = [];
  for (const [index, members] of connectedComponents(follow).entries()) {
    for (const member of members) {
      componentOf[member] = index;
    }
    let choices = 1;
    let hasFreeExit = false;
    let after: BacktrackingCost = { degree: 0, ways: 1 };
    for (const member of members) {
      const next = follow[member] ?? [];
      const ambiguous = ambiguousPlaces(automaton, next);
      const staying = ambiguous.filter((place) => componentOf[place] === index);
      const leaving = ambiguous.length - staying.length;
      if (ambiguousPlaces(automaton, staying).length > 0) {
        return undefined;
      }
      hasFreeExit ||= staying.length > 0;
      choices = Math.max(choices, leaving);
      for (const place of next) {
        after = worse(after, costs[componentOf[place] ?? index]);
      }
    }
    costs[index] = { degree: after.degree + (hasFreeExit ? 1 : 0), ways: after.ways * choices };
  }
  const whole = costs[componentOf[start] ?? 0] ?? { degree: 0, ways: 1 };
  return { degree: whole.degree + 1, ways: whole.ways };
}

/** Those of the places that accept a character which another one of them accepts too. */
function ambiguousPlaces({ sets }: PositionAutomaton, places: readonly number[]): readonly number[] {
  if (places.length < 2) {
    return [];
  }
  return places.filter((place, index) =>
    places.some((other, otherIndex) => {
      const set = sets[place];
      const otherSet = sets[other];
      return index !== otherIndex && set !== undefined && otherSet !== undefined && mayOverlap(set, otherSet);
    }),
  );
}

function worse(left: BacktrackingCost, right: BacktrackingCost | undefined): BacktrackingCost {
  return right === undefined
    ? left
    : { degree: Math.max(left.degree, right.degree), ways: Math.max(left.ways, right.ways) };
}
