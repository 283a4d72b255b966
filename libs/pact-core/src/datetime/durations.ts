import type { DateAdjustment } from './date-adjustment.js';
import type { ExpressionTokens } from './expression-tokens.js';

/**
 * Reads `+ 2 weeks - 1 day` up to the end of an expression. What is no duration leaves an `undefined` among the steps.
 */
export function durations(
  tokens: ExpressionTokens,
  units: ReadonlyMap<string, (count: number) => DateAdjustment>,
): readonly (DateAdjustment | undefined)[] {
  const steps: (DateAdjustment | undefined)[] = [];
  while (!tokens.isAtEnd) {
    const sign = tokens.takeAny('+', '-');
    if (sign === undefined) {
      return [undefined];
    }
    const count = tokens.takeNumber();
    const unit = units.get(tokens.take());
    steps.push(Number.isNaN(count) ? undefined : unit?.(sign === '+' ? count : -count));
  }
  return steps;
}
