import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Database } from '../database/database.js';
import { ContentConflictError, ValidationError } from '../errors.js';
import { PacticipantStore } from '../pacticipants/pacticipant-store.js';
import { VersionStore } from '../pacticipants/version-store.js';
import { parsePactContent, type PactContent } from './pact-content.js';
import { PactStore, type Pact, type PactParties } from './pact-store.js';

/** A pact on its way in; the content is JSON text. */
export interface PactPublication extends PactParties {
  readonly version: string;
  readonly content: string;
}

export interface PublishedPact {
  readonly pact: Pact;
  readonly outcome: 'created' | 'unchanged' | 'replaced';
  /** Whether the agreement differs from the one published before it, or is the first. */
  readonly isContentChanged: boolean;
}

/** Decides what a publication does: a consumer version keeps the content it was published with. */
@Injectable()
export class PactPublisher {
  constructor(
    private readonly database: Database,
    private readonly pacts: PactStore,
    private readonly pacticipants: PacticipantStore,
    private readonly versions: VersionStore,
  ) {}

  /**
   * @throws MalformedJsonError when the content is not a JSON object
   * @throws ValidationError when the content names other parties
   * @throws ContentConflictError when the version has other content
   */
  publish(publication: PactPublication): PublishedPact {
    return this.#write(publication, (existing) => {
      throw new ContentConflictError(existing);
    });
  }

  /** Publishes, over the content that the version may have. */
  replace(publication: PactPublication): PublishedPact {
    return this.#write(publication, (existing, content) => {
      this.pacts.replaceContent(existing, content);
    });
  }

  /**
   * Publishes without a version: content that differs from the latest gets one that follows from the content. Content that
   * returns after other content becomes the latest again, under a version of its own.
   */
  publishUnversioned({ consumer, provider, content }: Omit<PactPublication, 'version'>): PublishedPact {
    return this.database.transaction(() => {
      const { sha } = parsePactContent(content);
      const latest = this.pacts.findLatest({ consumer, provider });
      const version = latest?.sha === sha ? latest.version : this.#freeVersion(consumer, content);
      return this.publish({ consumer, provider, version, content });
    });
  }

  #freeVersion(consumer: string, content: string): string {
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
    let version = hash;
    for (let count = 2; this.versions.findLatest(consumer, { number: version }) !== undefined; count += 1) {
      version = `${hash}.${count}`;
    }
    return version;
  }

  #write(publication: PactPublication, onOtherContent: (existing: Pact, content: PactContent) => void): PublishedPact {
    const content = parsePactContent(publication.content);
    refuseOtherNames(publication, content);
    const { consumer, provider, version } = publication;
    return this.database.transaction(() => {
      const previous = this.pacts.findLatest({ consumer, provider });
      const existing = this.pacts.findLatest({ consumer, provider, version });
      const outcome = outcomeOf(existing, content.sha);
      if (existing === undefined) {
        this.#insert(publication, content);
      } else if (outcome === 'replaced') {
        onOtherContent(existing, content);
      }
      const pact = this.pacts.findLatest({ consumer, provider, version });
      if (pact === undefined) {
        throw new Error(`Expected the pact of ${consumer} version ${version} to be stored`);
      }
      return { pact, outcome, isContentChanged: outcome !== 'unchanged' && previous?.sha !== content.sha };
    });
  }

  #insert({ consumer, provider, version }: PactPublication, { sha, document }: PactContent): void {
    const versionId = this.versions.ensure(consumer, version);
    const providerId = this.pacticipants.ensure(provider);
    this.pacts.insert({ versionId, providerId, sha, document });
  }
}

function outcomeOf(existing: Pact | undefined, sha: string): PublishedPact['outcome'] {
  if (existing === undefined) {
    return 'created';
  }
  return existing.sha === sha ? 'unchanged' : 'replaced';
}

/** Content that names nobody is taken as it is. */
function refuseOtherNames(publication: PactPublication, content: PactContent): void {
  const errors = (['consumer', 'provider'] as const).flatMap((party) => {
    const name = content[party];
    const expected = publication[party];
    return name === undefined || name === expected
      ? []
      : [[`${party}.name`, [`name in pact '${name}' does not match ${party} name '${expected}'`]]];
  });
  if (errors.length > 0) {
    throw new ValidationError(Object.fromEntries(errors) as Record<string, string[]>);
  }
}
