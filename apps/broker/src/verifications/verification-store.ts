import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { Row } from '../database/row.js';
import type { PactParties } from '../pacts/pact-store.js';
import { timestamp } from '../timestamp.js';

/** What a provider version made of a pact. */
export interface Verification extends PactParties {
  readonly sha: string;
  /** Counts up for each agreement. */
  readonly number: number;
  readonly success: boolean;
  readonly providerVersion: string;
  /** The result as it was published: JSON text. */
  readonly details: string;
  readonly createdAt: string;
}

/** Which agreement of which parties. */
export type Agreement = PactParties & { readonly sha: string };

const columns = `verifications.*, consumers.name AS consumer, providers.name AS provider, versions.number AS provider_version
  FROM verifications
  JOIN pacticipants consumers ON consumers.id = verifications.consumer_id
  JOIN pacticipants providers ON providers.id = verifications.provider_id
  JOIN versions ON versions.id = verifications.provider_version_id
  WHERE consumers.name = :consumer AND providers.name = :provider AND verifications.sha = :sha`;

/** Verification results, latest first. */
@Injectable()
export class VerificationStore {
  constructor(private readonly database: Database) {}

  find({ consumer, provider, sha }: Agreement): readonly Verification[] {
    return this.database.all(
      `SELECT ${columns} ORDER BY verifications.number DESC`,
      { consumer, provider, sha },
      toVerification,
    );
  }

  /** Stores a result and returns its number. */
  insert(
    { consumer, provider, sha }: Agreement,
    result: { readonly success: boolean; readonly providerVersionId: number; readonly details: string },
  ): number {
    const number = (this.find({ consumer, provider, sha })[0]?.number ?? 0) + 1;
    this.database.run(
      `INSERT INTO verifications
         (consumer_id, provider_id, sha, number, success, provider_version_id, details, created_at)
       VALUES ((SELECT id FROM pacticipants WHERE name = :consumer), (SELECT id FROM pacticipants WHERE name = :provider),
         :sha, :number, :success, :providerVersionId, :details, :createdAt)`,
      { consumer, provider, sha, number, ...result, success: result.success ? 1 : 0, createdAt: timestamp() },
    );
    return number;
  }
}

function toVerification(row: Row): Verification {
  return {
    consumer: row.text('consumer'),
    provider: row.text('provider'),
    sha: row.text('sha'),
    number: row.integer('number'),
    success: row.integer('success') === 1,
    providerVersion: row.text('provider_version'),
    details: row.text('details'),
    createdAt: row.text('created_at'),
  };
}
