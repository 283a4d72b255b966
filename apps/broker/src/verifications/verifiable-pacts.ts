import { Injectable } from '@nestjs/common';
import { VersionService } from '../pacticipants/version.service.js';
import { PactStore, type Pact, type PactQuery } from '../pacts/pact-store.js';
import type { ConsumerVersionSelector } from './consumer-version-selector.js';
import { VerificationStore } from './verification-store.js';

/** An agreement to verify, and by which selectors it came. */
export interface VerifiablePact {
  readonly pact: Pact;
  readonly reasons: readonly string[];
  /** No provider version has verified it yet, so a failure is news to the provider. */
  readonly pending: boolean;
}

interface Selection {
  readonly pacts: readonly Pact[];
  readonly reason: string;
}

/** Finds the pacts that a provider is to verify. */
@Injectable()
export class VerifiablePacts {
  constructor(
    private readonly pacts: PactStore,
    private readonly versions: VersionService,
    private readonly verifications: VerificationStore,
  ) {}

  /** Each agreement once; without selectors the latest pact of every consumer. */
  find(
    provider: string,
    selectors: readonly ConsumerVersionSelector[],
    providerBranch: string | undefined,
  ): readonly VerifiablePact[] {
    const effective: readonly ConsumerVersionSelector[] = selectors.length === 0 ? [{ latest: true }] : selectors;
    const found = new Map<string, { pact: Pact; reasons: string[] }>();
    for (const selector of effective) {
      const { pacts, reason } = this.#select(provider, selector, providerBranch);
      for (const pact of pacts) {
        const key = JSON.stringify([pact.consumer, pact.sha]);
        found.set(key, { pact, reasons: [...(found.get(key)?.reasons ?? []), reason] });
      }
    }
    return [...found.values()].map(({ pact, reasons }) => ({ pact, reasons, pending: !this.#isVerified(pact) }));
  }

  #select(provider: string, selector: ConsumerVersionSelector, providerBranch: string | undefined): Selection {
    const of = (query: PactQuery): PactQuery => ({
      provider,
      ...(selector.consumer === undefined ? {} : { consumer: selector.consumer }),
      ...query,
    });
    const latest = (query: PactQuery): readonly Pact[] => this.pacts.findLatestOfEach(of(query));

    if (selector.tag !== undefined) {
      return this.#tagged(selector.tag, selector, of);
    }
    if (selector.branch !== undefined) {
      const pacts = latest({ branch: selector.branch });
      return pacts.length > 0 || selector.fallbackBranch === undefined
        ? { pacts, reason: `latest version from branch '${selector.branch}'` }
        : {
            pacts: latest({ branch: selector.fallbackBranch }),
            reason: `latest version from branch '${selector.fallbackBranch}' (fallback for '${selector.branch}')`,
          };
    }
    if (selector.matchingBranch === true) {
      return {
        pacts: providerBranch === undefined ? [] : latest({ branch: providerBranch }),
        reason: `latest version from a branch of the consumer with the same name as the current branch of the provider`,
      };
    }
    if (selector.mainBranch === true) {
      return { pacts: this.#onMainBranches(of), reason: 'latest version from the main branch of the consumer' };
    }
    const isAboutDeployment = (['deployed', 'released', 'deployedOrReleased', 'environment'] as const).some(
      (member) => selector[member] !== undefined,
    );
    return { pacts: isAboutDeployment ? [] : latest({}), reason: 'latest version' };
  }

  #tagged(tag: string, selector: ConsumerVersionSelector, of: (query: PactQuery) => PactQuery): Selection {
    if (selector.latest !== true) {
      return { pacts: this.pacts.find(of({ tag })), reason: `version with tag '${tag}'` };
    }
    const pacts = this.pacts.findLatestOfEach(of({ tag }));
    return pacts.length > 0 || selector.fallbackTag === undefined
      ? { pacts, reason: `latest version with tag '${tag}'` }
      : {
          pacts: this.pacts.findLatestOfEach(of({ tag: selector.fallbackTag })),
          reason: `latest version with tag '${selector.fallbackTag}' (fallback for '${tag}')`,
        };
  }

  #onMainBranches(of: (query: PactQuery) => PactQuery): readonly Pact[] {
    const consumers = new Set(this.pacts.find(of({})).map(({ consumer }) => consumer));
    return [...consumers].flatMap((consumer) => {
      const branch = this.versions.mainBranchOf(consumer);
      return branch === undefined ? [] : this.pacts.findLatestOfEach(of({ consumer, branch }));
    });
  }

  #isVerified(pact: Pact): boolean {
    return this.verifications.find(pact).some(({ success }) => success);
  }
}
