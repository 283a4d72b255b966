import { MOST_MISMATCHES } from '../mismatch-list.js';
import type { NearMiss } from './explain.js';

const SHOWN_MISMATCHES = 2;

/** At most three lines: the nearest interaction and its first differences. */
export function summarise([nearest]: readonly NearMiss[]): string {
  if (nearest === undefined) {
    return 'There are no interactions';
  }
  const { interaction, mismatches } = nearest;
  const { description } = interaction.interaction;
  const differences = mismatches.slice(0, SHOWN_MISMATCHES).map(({ message }) => message);
  const rest = mismatches.length - differences.length;
  const atLeast = mismatches.length >= MOST_MISMATCHES ? 'at least ' : '';
  const lines = [`Nearest is "${description}" of ${interaction.pact.provider}`, ...differences].map(inOneLine);
  return lines.join('\n') + (rest > 0 ? ` (and ${atLeast}${rest} more)` : '');
}

function inOneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ');
}
