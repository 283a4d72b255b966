import { BadRequestException } from '@nestjs/common';
import type { JournalEntry } from '../journal/journal.js';

/** A query by its names; the framework makes lists of what is repeated. */
export type QueryValues = Readonly<Record<string, unknown>>;

/**
 * Tells which entries a query lets pass: those that agree with its `outcome`, `method`, `path` and `interaction`, as far
 * as it states them.
 *
 * @throws BadRequestException when one of these is repeated
 */
export function journalFilter(query: QueryValues): (entry: JournalEntry) => boolean {
  const outcome = textOf(query, 'outcome');
  const method = textOf(query, 'method')?.toUpperCase();
  const path = textOf(query, 'path');
  const interaction = textOf(query, 'interaction');
  return (entry) =>
    (outcome === undefined || entry.outcome === outcome) &&
    (method === undefined || entry.request.method === method) &&
    (path === undefined || entry.request.path === path) &&
    (interaction === undefined || entry.interaction === interaction);
}

function textOf(query: QueryValues, name: string): string | undefined {
  const text = query[name];
  if (text === undefined || typeof text === 'string') {
    return text;
  }
  throw new BadRequestException(`${name} can be stated once only`);
}
