import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { NotFoundError, ValidationError } from '../errors.js';
import { parseJsonObject } from '../json/parse-json.js';
import { VersionStore } from '../pacticipants/version-store.js';
import { PactStore } from '../pacts/pact-store.js';
import { VerificationStore, type Agreement, type Verification } from './verification-store.js';

@Injectable()
export class VerificationService {
  constructor(
    private readonly database: Database,
    private readonly pacts: PactStore,
    private readonly versions: VersionStore,
    private readonly verifications: VerificationStore,
  ) {}

  /**
   * @throws NotFoundError when no pact has this agreement
   * @throws ValidationError when `success` or `providerApplicationVersion` is missing
   */
  publish(agreement: Agreement, body: string): Verification {
    const { success, providerApplicationVersion: providerVersion } = parseJsonObject(body);
    if (typeof success !== 'boolean' || typeof providerVersion !== 'string' || providerVersion.trim() === '') {
      throw new ValidationError({
        ...(typeof success === 'boolean' ? {} : { success: ['is missing or not a boolean'] }),
        ...(typeof providerVersion === 'string' && providerVersion.trim() !== ''
          ? {}
          : { providerApplicationVersion: ['is missing or blank'] }),
      });
    }
    return this.database.transaction(() => {
      if (this.pacts.findLatest(agreement) === undefined) {
        throw new NotFoundError();
      }
      const providerVersionId = this.versions.ensure(agreement.provider, providerVersion);
      const number = this.verifications.insert(agreement, { success, providerVersionId, details: body });
      return this.find(agreement, number);
    });
  }

  /**
   * The result with this number, or the latest.
   *
   * @throws NotFoundError
   */
  find(agreement: Agreement, number?: number): Verification {
    const results = this.verifications.find(agreement);
    const verification = number === undefined ? results[0] : results.find((result) => result.number === number);
    if (verification === undefined) {
      throw new NotFoundError();
    }
    return verification;
  }

  /** The latest result of each provider for the pacts of one consumer version. */
  latestOfConsumerVersion(consumer: string, version: string): readonly Verification[] {
    return this.pacts
      .find({ consumer, version })
      .flatMap(({ provider, sha }) => this.verifications.find({ consumer, provider, sha }).slice(0, 1));
  }
}
