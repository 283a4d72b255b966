import { DAY_NAMES, dayOfYear, MONTH_NAMES, weekOfMonth, weekOfYear } from './calendar.js';
import type { DateLetter } from './date-pattern.js';
import { formatOffset } from './time-zone.js';

const QUARTERS = ['1st quarter', '2nd quarter', '3rd quarter', '4th quarter'] as const;

/** Writes one field of a date in local time, English names. */
export function formatField(date: Date, letter: DateLetter, count: number): string {
  const padded = (value: number): string => String(value).padStart(count, '0');
  const quarter = Math.floor(date.getMonth() / 3) + 1;
  const milliseconds = millisecondOfDay(date);
  switch (letter) {
    case 'G':
      return 'AD';
    case 'y':
    case 'Y':
    case 'u':
      return count === 2 ? String(date.getFullYear()).slice(-2) : String(date.getFullYear()).padStart(4, '0');
    case 'M':
      return count <= 2 ? padded(date.getMonth() + 1) : named(MONTH_NAMES[date.getMonth()], count);
    case 'L':
      return String(date.getMonth() + 1).padStart(2, '0');
    case 'd':
      return padded(date.getDate());
    case 'D':
      return padded(dayOfYear(date));
    case 'Q':
      return count < 3 ? padded(quarter) : count === 3 ? `Q${quarter}` : (QUARTERS[quarter - 1] ?? '');
    case 'q':
      return padded(quarter);
    case 'w':
      return padded(weekOfYear(date));
    case 'W':
      return padded(weekOfMonth(date));
    case 'F':
      return padded(Math.ceil(date.getDate() / 7));
    case 'E':
      return named(DAY_NAMES[date.getDay()], count);
    case 'e':
    case 'c':
      return count > 2 ? named(DAY_NAMES[date.getDay()], count) : String(date.getDay() || 7);
    case 'a':
      return date.getHours() < 12 ? 'AM' : 'PM';
    case 'H':
      return padded(date.getHours());
    case 'k':
      return padded(date.getHours() || 24);
    case 'K':
      return padded(date.getHours() % 12);
    case 'h':
      return padded(date.getHours() % 12 || 12);
    case 'm':
      return padded(date.getMinutes());
    case 's':
      return padded(date.getSeconds());
    case 'S':
      return String(date.getMilliseconds()).padStart(3, '0').padEnd(count, '0').slice(0, count);
    case 'n':
      return padded(date.getMilliseconds() * 1_000_000);
    case 'A':
      return padded(milliseconds);
    case 'N':
      return padded(milliseconds * 1_000_000);
    case 'V':
      return Intl.DateTimeFormat().resolvedOptions().timeZone;
    case 'z':
    case 'O':
    case 'X':
    case 'x':
    case 'Z':
      return formatOffset(date, letter, count);
  }
}

function named(name: string | undefined, count: number): string {
  return (count <= 3 ? name?.slice(0, 3) : name) ?? '';
}

function millisecondOfDay(date: Date): number {
  return date.getHours() * 3_600_000 + date.getMinutes() * 60_000 + date.getSeconds() * 1_000 + date.getMilliseconds();
}
