import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { Row } from '../database/row.js';
import { isJsonObject, type UnknownObject } from '../json/parse-json.js';
import { timestamp } from '../timestamp.js';

/** A consumer or provider. */
export interface Pacticipant {
  readonly id: number;
  readonly name: string;
  /** What clients told about it: `displayName`, `mainBranch`, `repositoryUrl`, … */
  readonly properties: UnknownObject;
  readonly createdAt: string;
}

@Injectable()
export class PacticipantStore {
  constructor(private readonly database: Database) {}

  all(): readonly Pacticipant[] {
    return this.database.all('SELECT * FROM pacticipants ORDER BY name', {}, toPacticipant);
  }

  find(name: string): Pacticipant | undefined {
    return this.database.first('SELECT * FROM pacticipants WHERE name = :name', { name }, toPacticipant);
  }

  /** Creates what is not there yet; returns its id. */
  ensure(name: string): number {
    this.database.run(
      'INSERT INTO pacticipants (name, created_at) VALUES (:name, :createdAt) ON CONFLICT (name) DO NOTHING',
      { name, createdAt: timestamp() },
    );
    const id = this.database.first('SELECT id FROM pacticipants WHERE name = :name', { name }, (row) =>
      row.integer('id'),
    );
    if (id === undefined) {
      throw new Error(`Expected pacticipant ${name} to exist`);
    }
    return id;
  }

  setProperties(name: string, properties: UnknownObject): void {
    this.database.run('UPDATE pacticipants SET properties = :properties WHERE name = :name', {
      name,
      properties: JSON.stringify(properties),
    });
  }

  delete(name: string): boolean {
    return this.database.run('DELETE FROM pacticipants WHERE name = :name', { name }) > 0;
  }
}

function toPacticipant(row: Row): Pacticipant {
  const properties: unknown = JSON.parse(row.text('properties'));
  return {
    id: row.integer('id'),
    name: row.text('name'),
    properties: isJsonObject(properties) ? properties : {},
    createdAt: row.text('created_at'),
  };
}
