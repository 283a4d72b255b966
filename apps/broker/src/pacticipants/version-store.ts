import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { Row } from '../database/row.js';
import { timestamp } from '../timestamp.js';
import { PacticipantStore } from './pacticipant-store.js';

/** A version of a consumer or provider. */
export interface Version {
  readonly id: number;
  readonly pacticipant: string;
  readonly number: string;
  readonly buildUrl: string | undefined;
  readonly createdAt: string;
}

/** Which versions of a pacticipant; what is absent does not restrict. */
export interface VersionQuery {
  readonly number?: string;
  readonly tag?: string;
  readonly branch?: string;
}

const conditions: Readonly<Record<keyof VersionQuery, string>> = {
  number: 'versions.number = :number',
  tag: 'EXISTS (SELECT 1 FROM tags WHERE tags.version_id = versions.id AND tags.name = :tag)',
  branch: 'EXISTS (SELECT 1 FROM branch_versions b WHERE b.version_id = versions.id AND b.branch = :branch)',
};

/** Versions with their branches and tags, latest first. */
@Injectable()
export class VersionStore {
  constructor(
    private readonly database: Database,
    private readonly pacticipants: PacticipantStore,
  ) {}

  find(pacticipant: string, query: VersionQuery = {}): readonly Version[] {
    const { sql, parameters } = select(pacticipant, query);
    return this.database.all(sql, parameters, toVersion);
  }

  findLatest(pacticipant: string, query: VersionQuery = {}): Version | undefined {
    const { sql, parameters } = select(pacticipant, query);
    return this.database.first(`${sql} LIMIT 1`, parameters, toVersion);
  }

  /** Creates pacticipant and version where they are missing; returns the id of the version. */
  ensure(pacticipant: string, number: string): number {
    const pacticipantId = this.pacticipants.ensure(pacticipant);
    this.database.run(
      `INSERT INTO versions (pacticipant_id, number, created_at) VALUES (:pacticipantId, :number, :createdAt)
       ON CONFLICT (pacticipant_id, number) DO NOTHING`,
      { pacticipantId, number, createdAt: timestamp() },
    );
    const version = this.findLatest(pacticipant, { number });
    if (version === undefined) {
      throw new Error(`Expected version ${number} of ${pacticipant} to exist`);
    }
    return version.id;
  }

  setBuildUrl(versionId: number, buildUrl: string): void {
    this.database.run('UPDATE versions SET build_url = :buildUrl WHERE id = :versionId', { versionId, buildUrl });
  }

  /** Tells whether the version was new to the branch. */
  addToBranch(versionId: number, branch: string): boolean {
    return this.#addOnce('branch_versions (version_id, branch, created_at)', versionId, branch);
  }

  /** Tells whether the tag was new to the version. */
  addTag(versionId: number, tag: string): boolean {
    return this.#addOnce('tags (version_id, name, created_at)', versionId, tag);
  }

  removeTag(versionId: number, tag: string): boolean {
    return this.database.run('DELETE FROM tags WHERE version_id = :versionId AND name = :tag', { versionId, tag }) > 0;
  }

  branchesOf({ id }: Version): readonly string[] {
    return this.#names('SELECT branch AS name FROM branch_versions WHERE version_id = :id ORDER BY rowid', { id });
  }

  tagsOf({ id }: Version): readonly string[] {
    return this.#names('SELECT name FROM tags WHERE version_id = :id ORDER BY rowid', { id });
  }

  branchesOfPacticipant(pacticipant: string): readonly string[] {
    return this.#names(
      `SELECT DISTINCT branch AS name FROM branch_versions
       JOIN versions ON versions.id = branch_versions.version_id
       JOIN pacticipants ON pacticipants.id = versions.pacticipant_id
       WHERE pacticipants.name = :pacticipant ORDER BY branch`,
      { pacticipant },
    );
  }

  /** Forgets a branch; its versions stay. Tells whether there was one. */
  deleteBranch(pacticipant: string, branch: string): boolean {
    const sql = `DELETE FROM branch_versions WHERE branch = :branch AND version_id IN
      (SELECT versions.id FROM versions JOIN pacticipants ON pacticipants.id = versions.pacticipant_id
       WHERE pacticipants.name = :pacticipant)`;
    return this.database.run(sql, { pacticipant, branch }) > 0;
  }

  delete({ id }: Version): void {
    this.database.run('DELETE FROM versions WHERE id = :id', { id });
  }

  #addOnce(target: string, versionId: number, name: string): boolean {
    const sql = `INSERT INTO ${target} VALUES (:versionId, :name, :createdAt) ON CONFLICT DO NOTHING`;
    return this.database.run(sql, { versionId, name, createdAt: timestamp() }) > 0;
  }

  #names(sql: string, parameters: Readonly<Record<string, string | number>>): readonly string[] {
    return this.database.all(sql, parameters, (row) => row.text('name'));
  }
}

function select(pacticipant: string, query: VersionQuery): { sql: string; parameters: Record<string, string> } {
  const restrictions = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const where = restrictions.map(([name]) => ` AND ${conditions[name as keyof VersionQuery]}`).join('');
  return {
    sql: `SELECT versions.*, pacticipants.name AS pacticipant
          FROM versions JOIN pacticipants ON pacticipants.id = versions.pacticipant_id
          WHERE pacticipants.name = :pacticipant${where}
          ORDER BY versions.id DESC`,
    parameters: { ...Object.fromEntries(restrictions), pacticipant },
  };
}

function toVersion(row: Row): Version {
  return {
    id: row.integer('id'),
    pacticipant: row.text('pacticipant'),
    number: row.text('number'),
    buildUrl: row.optionalText('build_url'),
    createdAt: row.text('created_at'),
  };
}
