import { DAY_NAMES, MONTH_NAMES } from './calendar.js';
import type { DateLetter } from './date-pattern.js';
import { isTimeZoneName, offsetExpression, zeroOffsetNames } from './time-zone.js';

/** How one field of a date is read from a text. */
export interface FieldReader {
  /** Sticky; what it matches is the field's text. */
  readonly expression: RegExp;
  isValid(text: string): boolean;
  /** The part of the calendar that the field states, and its number. */
  readonly states?: { readonly part: 'day' | 'month' | 'year'; numberOf(text: string): number };
}

/** The reader of a field, as lenient as the reference: one digit will do for two, names in any case. */
export function fieldReader(letter: DateLetter, count: number): FieldReader {
  switch (letter) {
    case 'G':
      return names(['AD', 'BC']);
    case 'y':
    case 'Y':
    case 'u':
      return { ...digits(count), states: { part: 'year', numberOf: (text) => yearOf(text) } };
    case 'M':
    case 'L':
      return month(letter === 'L' ? 1 : count);
    case 'd':
      return { ...numbers(1, 31), states: { part: 'day', numberOf: Number } };
    case 'D':
      return numbers(1, 366);
    case 'Q':
      return count === 3 ? names(['Q1', 'Q2', 'Q3', 'Q4']) : count > 3 ? names(QUARTERS) : numbers(1, 4);
    case 'q':
      return numbers(1, 4);
    case 'w':
      return numbers(1, 56);
    case 'W':
      return numbers(1, 6);
    case 'F':
      return numbers(0, 5);
    case 'E':
      return dayName(count);
    case 'e':
    case 'c':
      return count > 2 ? dayName(count) : numbers(1, 7);
    case 'a':
      return names(['am', 'pm']);
    case 'H':
      return numbers(0, 23);
    case 'k':
      return numbers(1, 24);
    case 'K':
      return numbers(0, 11);
    case 'h':
      return numbers(1, 12);
    case 'm':
      return numbers(0, 59);
    case 's':
      // A leap second is a second.
      return numbers(0, 60);
    case 'S':
      return digits(count);
    case 'n':
    case 'A':
    case 'N':
      return digits(18);
    case 'V':
      return { expression: /[A-Za-z0-9_+-]+(?:\/[A-Za-z0-9_+-]+)*/y, isValid: isTimeZoneName };
    case 'z':
    case 'O':
    case 'X':
    case 'x':
    case 'Z':
      return offset(letter, count);
  }
}

const QUARTERS = ['1st quarter', '2nd quarter', '3rd quarter', '4th quarter'];

function digits(most: number): FieldReader {
  return { expression: new RegExp(`\\d{1,${most}}`, 'y'), isValid: () => true };
}

function numbers(least: number, most: number): FieldReader {
  return {
    expression: new RegExp(`\\d{1,${Math.max(2, String(most).length)}}`, 'y'),
    isValid: (text) => Number(text) >= least && Number(text) <= most,
  };
}

function names(known: readonly string[]): FieldReader {
  return { expression: new RegExp(known.join('|'), 'iy'), isValid: () => true };
}

function month(count: number): FieldReader {
  if (count <= 2) {
    return { ...numbers(1, 12), states: { part: 'month', numberOf: Number } };
  }
  const known = count === 3 ? MONTH_NAMES.map(shortName) : MONTH_NAMES;
  const lower = known.map((name) => name.toLowerCase());
  return {
    ...names(known),
    states: { part: 'month', numberOf: (text) => lower.indexOf(text.toLowerCase()) + 1 },
  };
}

function dayName(count: number): FieldReader {
  return names(count <= 3 ? DAY_NAMES.map(shortName) : DAY_NAMES);
}

function offset(letter: 'O' | 'X' | 'Z' | 'x' | 'z', count: number): FieldReader {
  const zero = zeroOffsetNames(letter, count).join('|');
  const numeric = offsetExpression(letter, count);
  return { expression: new RegExp(zero === '' ? numeric : `${numeric}|${zero}`, 'y'), isValid: isOffsetInRange };
}

/** Offsets reach 18 hours, as in Java. */
function isOffsetInRange(text: string): boolean {
  const [, hours = '0', minutes = '0', seconds = '0'] = /[+-](\d{1,2}):?(\d\d)?:?(\d\d)?$/.exec(text) ?? [];
  return Number(hours) <= 18 && Number(minutes) < 60 && Number(seconds) < 60;
}

/** Two digits mean this century, for the leap day's sake. */
function yearOf(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

function shortName(name: string): string {
  return name.slice(0, 3);
}
