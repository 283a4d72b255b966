import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { StartError } from '@pact-infra/nest-service';
import { Row } from './row.js';
import { schema, SCHEMA_VERSION } from './schema.js';

export type Parameters = Readonly<Record<string, SQLInputValue>>;

/** How long to wait for another process that writes the same file. */
const BUSY_TIMEOUT_MS = 5000;

/**
 * The broker's SQLite file. What a transaction committed has been synced to the disk, so an answered publish outlives the
 * process and the machine's power.
 */
export class Database {
  readonly #connection: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  private constructor(connection: DatabaseSync) {
    this.#connection = connection;
  }

  /** @throws StartError when the file cannot be opened, or is not a database of this broker */
  static open(file: string): Database {
    try {
      mkdirSync(dirname(file), { recursive: true });
      const connection = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
      connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
      const database = new Database(connection);
      database.transaction(() => {
        database.#prepareSchema();
      });
      return database;
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      throw new StartError(`cannot use the database ${file}: ${problem}`, { cause: error });
    }
  }

  first<T>(sql: string, parameters: Parameters, read: (row: Row) => T): T | undefined {
    const columns = this.#statement(sql).get(parameters);
    return columns === undefined ? undefined : read(new Row(columns));
  }

  all<T>(sql: string, parameters: Parameters, read: (row: Row) => T): readonly T[] {
    return this.#statement(sql)
      .all(parameters)
      .map((columns) => read(new Row(columns)));
  }

  /** Runs a change and tells how many rows it touched. */
  run(sql: string, parameters: Parameters): number {
    return Number(this.#statement(sql).run(parameters).changes);
  }

  /** Does all of `work` or nothing; a transaction inside another one joins it. */
  transaction<T>(work: () => T): T {
    if (this.#connection.isTransaction) {
      return work();
    }
    this.#connection.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#connection.exec('COMMIT');
      return result;
    } catch (error) {
      this.#rollBack();
      throw error;
    }
  }

  close(): void {
    if (this.#connection.isOpen) {
      this.#connection.close();
    }
  }

  /** SQLite ends a transaction by itself after some errors, such as a full disk. */
  #rollBack(): void {
    if (this.#connection.isTransaction) {
      this.#connection.exec('ROLLBACK');
    }
  }

  #prepareSchema(): void {
    const version = this.first('PRAGMA user_version', {}, (row) => row.integer('user_version'));
    if (version === 0) {
      this.#connection.exec(schema);
      this.#connection.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
    } else if (version !== SCHEMA_VERSION) {
      throw new Error(`it has schema ${String(version)}, this broker knows ${SCHEMA_VERSION}`);
    }
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) {
      return known;
    }
    const statement = this.#connection.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
