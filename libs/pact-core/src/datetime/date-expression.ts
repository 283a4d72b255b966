import { adjustmentTo, DATE_UNITS, plusDays, type DateAdjustment } from './date-adjustment.js';
import { ExpressionTokens } from './expression-tokens.js';
import { durations } from './durations.js';

const BASES: ReadonlyMap<string, DateAdjustment> = new Map([
  ['now', (date: Date) => date],
  ['today', (date: Date) => date],
  ['tomorrow', plusDays(1)],
  ['yesterday', plusDays(-1)],
]);

/**
 * Reads a date expression of the Pact generators, such as `today + 2 weeks`, `next monday` or `- 1 month`; nothing when
 * it is not one. The empty expression means now.
 */
export function parseDateExpression(expression: string): DateAdjustment | undefined {
  const tokens = new ExpressionTokens(expression);
  const steps: (DateAdjustment | undefined)[] = [];
  const base = tokens.takeAny(...BASES.keys());
  const direction = base === undefined ? tokens.takeAny('next', 'last') : undefined;
  if (base !== undefined) {
    steps.push(BASES.get(base));
  } else if (direction !== undefined) {
    steps.push(adjustmentTo(tokens.take(), direction === 'next' ? 1 : -1));
  }
  steps.push(...durations(tokens, DATE_UNITS));
  return allInOrder(steps);
}

/** One step after the other; nothing when one of them is missing. */
export function allInOrder(steps: readonly (DateAdjustment | undefined)[]): DateAdjustment | undefined {
  const known = steps.filter((step) => step !== undefined);
  return known.length < steps.length ? undefined : (date) => known.reduce((moved, step) => step(moved), date);
}
