import { daysInMonth } from './calendar.js';
import { parseDatePattern, type DatePatternPart } from './date-pattern.js';
import { formatField } from './field-writer.js';
import { fieldReader, type FieldReader } from './field-reader.js';

/** A compiled date pattern. */
export interface DateFormat {
  readonly pattern: string;
  /** Whether the whole text is a date of this pattern, and one that the calendar has. */
  validate(text: string): boolean;
  /** Writes a date in local time. */
  format(date: Date): string;
}

/** @throws ContractError when the pattern is not valid */
export function compileDateFormat(pattern: string, source: string): DateFormat {
  const parts = parseDatePattern(pattern, source);
  const readers = parts.map((part) => (part.kind === 'text' ? part.text : fieldReader(part.letter, part.count)));
  return {
    pattern,
    validate: (text) => isDate(text, readers),
    format: (date) => parts.map((part) => formatPart(part, date)).join(''),
  };
}

function formatPart(part: DatePatternPart, date: Date): string {
  return part.kind === 'text' ? part.text : formatField(date, part.letter, part.count);
}

function isDate(text: string, readers: readonly (FieldReader | string)[]): boolean {
  let position = 0;
  let year: number | undefined;
  let month: number | undefined;
  let day = 1;
  for (const reader of readers) {
    if (typeof reader === 'string') {
      if (!text.startsWith(reader, position)) {
        return false;
      }
      position += reader.length;
      continue;
    }
    reader.expression.lastIndex = position;
    const field = reader.expression.exec(text)?.[0];
    if (field === undefined || !reader.isValid(field)) {
      return false;
    }
    position += field.length;
    const stated = reader.states?.numberOf(field) ?? 0;
    if (reader.states?.part === 'year') {
      year = stated;
    } else if (reader.states?.part === 'month') {
      month = stated;
    } else if (reader.states?.part === 'day') {
      day = stated;
    }
  }
  return position === text.length && (month === undefined || day <= daysInMonth(month, year));
}
