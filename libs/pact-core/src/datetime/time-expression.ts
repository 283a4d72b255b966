import type { DateAdjustment } from './date-adjustment.js';
import { allInOrder, parseDateExpression } from './date-expression.js';
import { durations } from './durations.js';
import { ExpressionTokens } from './expression-tokens.js';

const plusMilliseconds =
  (size: number) =>
  (count: number): DateAdjustment =>
  (date) =>
    new Date(date.getTime() + count * size);

const UNITS: ReadonlyMap<string, (count: number) => DateAdjustment> = new Map([
  ['hour', plusMilliseconds(3_600_000)],
  ['hours', plusMilliseconds(3_600_000)],
  ['minute', plusMilliseconds(60_000)],
  ['minutes', plusMilliseconds(60_000)],
  ['second', plusMilliseconds(1_000)],
  ['seconds', plusMilliseconds(1_000)],
  ['millisecond', plusMilliseconds(1)],
  ['milliseconds', plusMilliseconds(1)],
]);

/**
 * Reads a time expression of the Pact generators, such as `noon`, `2 o'clock pm` or `now - 1 hour`; nothing when it is
 * not one. The empty expression means now.
 */
export function parseTimeExpression(expression: string): DateAdjustment | undefined {
  const tokens = new ExpressionTokens(expression);
  const steps: (DateAdjustment | undefined)[] = [];
  const direction = tokens.takeAny('next', 'last');
  if (direction !== undefined) {
    steps.push(UNITS.get(tokens.take())?.(direction === 'next' ? 1 : -1));
  } else if (!tokens.isAtEnd) {
    steps.push(...base(tokens));
  }
  steps.push(...durations(tokens, UNITS));
  return allInOrder(steps);
}

/** Reads a date expression and a time expression with `@` between them; without it, a date expression. */
export function parseDateTimeExpression(expression: string): DateAdjustment | undefined {
  const at = expression.indexOf('@');
  return at < 0
    ? parseDateExpression(expression)
    : allInOrder([parseDateExpression(expression.slice(0, at)), parseTimeExpression(expression.slice(at + 1))]);
}

function base(tokens: ExpressionTokens): readonly (DateAdjustment | undefined)[] {
  const word = tokens.takeAny('now', 'midnight', 'noon');
  if (word !== undefined) {
    return word === 'now' ? [] : [atHour(word === 'noon' ? 12 : 0)];
  }
  return tokens.startsWithNumber ? [oClock(tokens)] : [];
}

function oClock(tokens: ExpressionTokens): DateAdjustment | undefined {
  const hour = tokens.takeNumber();
  if (tokens.takeAny("o'clock") === undefined || hour < 1 || hour > 12) {
    return undefined;
  }
  const half = tokens.takeAny('am', 'pm');
  if (half !== undefined) {
    return atHour((hour % 12) + (half === 'pm' ? 12 : 0));
  }
  // The next time that a clock shows this hour.
  return (date) => atHour([hour, hour + 12].find((candidate) => candidate > date.getHours()) ?? hour + 24)(date);
}

function atHour(hour: number): DateAdjustment {
  return (date) => {
    const moved = new Date(date);
    moved.setHours(hour, 0, 0, 0);
    return moved;
  };
}
