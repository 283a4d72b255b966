import { DAY_NAMES, daysInMonth, MONTH_NAMES } from './calendar.js';

/** A change of a date, in local time. */
export type DateAdjustment = (date: Date) => Date;

export function plusDays(days: number): DateAdjustment {
  return (date) => {
    const moved = new Date(date);
    moved.setDate(moved.getDate() + days);
    return moved;
  };
}

/** Keeps the day of the month, or takes the last one where the month is too short. */
export function plusMonths(months: number): DateAdjustment {
  return (date) => {
    const moved = new Date(date);
    moved.setDate(1);
    moved.setMonth(moved.getMonth() + months);
    moved.setDate(Math.min(date.getDate(), daysInMonth(moved.getMonth() + 1, moved.getFullYear())));
    return moved;
  };
}

/** What each unit of a duration (`2 weeks`) adds. */
export const DATE_UNITS: ReadonlyMap<string, (count: number) => DateAdjustment> = new Map([
  ['day', plusDays],
  ['days', plusDays],
  ['week', (count: number) => plusDays(count * 7)],
  ['weeks', (count: number) => plusDays(count * 7)],
  ['month', plusMonths],
  ['months', plusMonths],
  ['year', (count: number) => plusMonths(count * 12)],
  ['years', (count: number) => plusMonths(count * 12)],
]);

const DAY_ABBREVIATIONS = ['sun', 'mon', 'tues', 'wed', 'thurs', 'fri', 'sat'];

/**
 * What `next` and `last` may name: a unit, a fortnight, a day of the week or a month.
 *
 * @param direction - 1 for `next`, -1 for `last`
 */
export function adjustmentTo(name: string, direction: -1 | 1): DateAdjustment | undefined {
  if (name === 'fortnight') {
    return plusDays(14 * direction);
  }
  // Units in the plural go with a number only.
  const unit = name.endsWith('s') ? undefined : DATE_UNITS.get(name);
  if (unit !== undefined) {
    return unit(direction);
  }
  const day = DAY_NAMES.findIndex((full, index) => full.toLowerCase() === name || DAY_ABBREVIATIONS[index] === name);
  if (day >= 0) {
    return toWeekday(day, direction);
  }
  const month = MONTH_NAMES.findIndex((full) => full.toLowerCase() === name || full.slice(0, 3).toLowerCase() === name);
  return month < 0 ? undefined : toMonth(month, direction);
}

function toWeekday(day: number, direction: -1 | 1): DateAdjustment {
  return (date) => {
    const distance = (direction * (day - date.getDay()) + 7) % 7 || 7;
    return plusDays(direction * distance)(date);
  };
}

/** The first day of the next or last such month. */
function toMonth(month: number, direction: -1 | 1): DateAdjustment {
  return (date) => {
    const distance = (direction * (month - date.getMonth()) + 12) % 12 || 12;
    const moved = new Date(date);
    moved.setDate(1);
    moved.setMonth(moved.getMonth() + direction * distance);
    return moved;
  };
}
