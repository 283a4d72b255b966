import type { SQLOutputValue } from 'node:sqlite';

/** One row of a result; reading a column checks its type, so that a schema slip fails where it happens. */
export class Row {
  constructor(private readonly columns: Readonly<Record<string, SQLOutputValue>>) {}

  text(column: string): string {
    const value = this.columns[column];
    if (typeof value !== 'string') {
      throw new TypeError(`Expected text in column ${column}, got ${typeof value}`);
    }
    return value;
  }

  optionalText(column: string): string | undefined {
    return this.columns[column] === null ? undefined : this.text(column);
  }

  integer(column: string): number {
    const value = this.columns[column];
    if (typeof value !== 'number') {
      throw new TypeError(`Expected a number in column ${column}, got ${typeof value}`);
    }
    return value;
  }
}
