export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** In the order of `Date.getDay`. */
export const DAY_NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/**
 * The number of days in a month.
 *
 * @param month - 1 to 12
 * @param year - without one, February has 29 days
 */
export function daysInMonth(month: number, year?: number): number {
  const isLeap = year === undefined || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
  return month === 2 && isLeap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 31);
}

/** Day of the year, from 1. */
export function dayOfYear(date: Date): number {
  const start = Date.UTC(date.getFullYear(), 0, 1);
  const day = Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((day - start) / 86_400_000) + 1;
}

/** Week of the year by ISO 8601: weeks begin on Monday, the first has the year's first Thursday. */
export function weekOfYear(date: Date): number {
  const thursday = new Date(date.getFullYear(), date.getMonth(), date.getDate() + 4 - (date.getDay() || 7));
  return Math.ceil(dayOfYear(thursday) / 7);
}

/** Week of the month, from 1; weeks begin on Monday. */
export function weekOfMonth(date: Date): number {
  const first = new Date(date.getFullYear(), date.getMonth(), 1);
  return Math.ceil((date.getDate() + ((first.getDay() + 6) % 7)) / 7);
}
