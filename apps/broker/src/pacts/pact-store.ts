import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { Row } from '../database/row.js';
import { timestamp } from '../timestamp.js';

export interface PactParties {
  readonly consumer: string;
  readonly provider: string;
}

/** A pact that one version of a consumer published; its document is read on its own. */
export interface Pact extends PactParties {
  readonly id: number;
  /** Version number of the consumer. */
  readonly version: string;
  readonly sha: string;
  readonly createdAt: string;
}

/** Which pacts; what is absent does not restrict. */
export interface PactQuery extends Partial<PactParties> {
  readonly version?: string;
  readonly sha?: string;
  readonly tag?: string;
  readonly branch?: string;
}

const conditions: Readonly<Record<keyof PactQuery, string>> = {
  consumer: 'consumers.name = :consumer',
  provider: 'providers.name = :provider',
  version: 'versions.number = :version',
  sha: 'pacts.sha = :sha',
  tag: 'EXISTS (SELECT 1 FROM tags WHERE tags.version_id = versions.id AND tags.name = :tag)',
  branch: 'EXISTS (SELECT 1 FROM branch_versions b WHERE b.version_id = versions.id AND b.branch = :branch)',
};

/** Pacts, latest consumer version first. */
@Injectable()
export class PactStore {
  constructor(private readonly database: Database) {}

  find(query: PactQuery): readonly Pact[] {
    const { sql, parameters } = select(query);
    return this.database.all(sql, parameters, toPact);
  }

  findLatest(query: PactQuery): Pact | undefined {
    const { sql, parameters } = select(query);
    return this.database.first(`${sql} LIMIT 1`, parameters, toPact);
  }

  /** The latest of every consumer and provider among those that the query leaves. */
  findLatestOfEach(query: PactQuery): readonly Pact[] {
    const latest = new Map<string, Pact>();
    for (const pact of this.find(query)) {
      const parties = JSON.stringify([pact.consumer, pact.provider]);
      if (!latest.has(parties)) {
        latest.set(parties, pact);
      }
    }
    return [...latest.values()];
  }

  document({ id }: Pact): string {
    const document = this.database.first('SELECT document FROM pacts WHERE id = :id', { id }, (row) =>
      row.text('document'),
    );
    if (document === undefined) {
      throw new Error(`Expected pact ${id} to be stored`);
    }
    return document;
  }

  insert(pact: { versionId: number; providerId: number; sha: string; document: string }): void {
    this.database.run(
      `INSERT INTO pacts (version_id, provider_id, sha, document, created_at)
       VALUES (:versionId, :providerId, :sha, :document, :createdAt)`,
      { ...pact, createdAt: timestamp() },
    );
  }

  replaceContent({ id }: Pact, { sha, document }: { sha: string; document: string }): void {
    this.database.run('UPDATE pacts SET sha = :sha, document = :document WHERE id = :id', { id, sha, document });
  }

  delete({ id }: Pact): void {
    this.database.run('DELETE FROM pacts WHERE id = :id', { id });
  }
}

function select(query: PactQuery): { sql: string; parameters: Record<string, string> } {
  const parameters = Object.fromEntries(
    Object.entries(query).filter((entry): entry is [keyof PactQuery, string] => entry[1] !== undefined),
  );
  const restrictions = (Object.keys(parameters) as (keyof PactQuery)[]).map((name) => conditions[name]);
  const where = restrictions.length === 0 ? '' : `WHERE ${restrictions.join(' AND ')}`;
  return {
    sql: `SELECT pacts.id, pacts.sha, pacts.created_at, versions.number AS version,
            consumers.name AS consumer, providers.name AS provider
          FROM pacts
          JOIN versions ON versions.id = pacts.version_id
          JOIN pacticipants consumers ON consumers.id = versions.pacticipant_id
          JOIN pacticipants providers ON providers.id = pacts.provider_id
          ${where}
          ORDER BY versions.id DESC, pacts.id DESC`,
    parameters,
  };
}

function toPact(row: Row): Pact {
  return {
    id: row.integer('id'),
    consumer: row.text('consumer'),
    provider: row.text('provider'),
    version: row.text('version'),
    sha: row.text('sha'),
    createdAt: row.text('created_at'),
  };
}
