import type { NearMiss } from './explain.js';

const SHOWN_MISMATCHES = 2;

/** At most three lines: the nearest interaction and its first differences. */
export function summarise([nearest]: readonly NearMiss[]): string {
  if (nearest === undefined) {
    return 'There are no interactions';
  }
  const { interaction, mismatches } = nearest;
  const { description } = interaction.interaction;
  const lines = mismatches.slice(0, SHOWN_MISMATCHES).map(({ message }) => message);
  const rest = mismatches.length - lines.length;
  if (rest > 0) {
    lines[lines.length - 1] += ` (and ${rest} more)`;
  }
  return [`Nearest is "${description}" of ${interaction.pact.provider}`, ...lines].join('\n');
}
