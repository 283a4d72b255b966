import type { Logger } from '@pact-infra/nest-service';
import { pairKey, type Contract } from '../contracts/contract.js';
import type { ContractEvents } from '../events/contract-events.js';
import type { ContractBroker } from './contract-broker.js';
import { publishContract } from './publish-contract.js';
import type { Revision } from './version-name.js';

/** How far the publishing of one contract has come. */
export interface Publication {
  /** What the broker is known to have; the content may be older than that of the current files. */
  readonly published?: { readonly version: string; readonly hash: string };
  /** Why the current content is not there yet. */
  readonly error?: string;
}

export interface PublisherOptions {
  readonly broker: ContractBroker;
  readonly revision: Revision;
  readonly logger: Logger;
  readonly events: ContractEvents;
}

export interface PassOptions {
  readonly signal: AbortSignal;
  /** Called after each contract. Returning false ends the pass: there is newer work. */
  readonly goesOn: () => boolean;
}

/** Keeps the broker's latest pacts equal to the contracts in force, one request at a time. */
export class Publisher {
  private publications = new Map<string, Publication>();

  constructor(private readonly options: PublisherOptions) {}

  publicationOf(contract: Contract): Publication {
    return this.publications.get(pairKey(contract)) ?? {};
  }

  /** Compares every contract with what the broker has and publishes what differs. Returns how many could not be published. */
  async bringUpToDate(contracts: readonly Contract[], { signal, goesOn }: PassOptions): Promise<number> {
    this.forgetAllBut(contracts);
    if (contracts.length === 0) {
      return 0;
    }
    const latest = await this.latestVersions(signal);
    let failures = 0;
    for (const contract of contracts) {
      if (this.isUpToDate(contract, latest)) {
        continue;
      }
      failures += (await this.publishOne(contract, signal)) ? 0 : 1;
      if (signal.aborted || !goesOn()) {
        break;
      }
    }
    return failures;
  }

  private isUpToDate(contract: Contract, latest: ReadonlyMap<string, string>): boolean {
    const { published, error } = this.publicationOf(contract);
    return (
      error === undefined && published?.hash === contract.hash && published.version === latest.get(pairKey(contract))
    );
  }

  private async publishOne(contract: Contract, signal: AbortSignal): Promise<boolean> {
    const { broker, revision, logger, events } = this.options;
    const { consumer, provider, source, hash } = contract;
    try {
      const { version, isNew } = await publishContract(broker, contract, { revision, signal });
      this.publications.set(pairKey(contract), { published: { version, hash } });
      logger.info(
        { consumer, provider, source, version },
        isNew ? 'contract published' : 'contract is in the broker already',
      );
      if (isNew) {
        const message = `the contract of ${consumer} with ${provider} is published as ${version}`;
        events.report({ reason: 'ContractPublished', source, message });
      }
      return true;
    } catch (error) {
      if (!signal.aborted) {
        this.noteFailure(contract, error instanceof Error ? error.message : String(error));
      }
      return false;
    }
  }

  private noteFailure(contract: Contract, problem: string): void {
    const { logger, events } = this.options;
    const { consumer, provider, source } = contract;
    const before = this.publicationOf(contract);
    const isNews = before.error !== problem;
    this.publications.set(pairKey(contract), { ...before, error: problem });
    logger[isNews ? 'error' : 'debug']({ consumer, provider, source }, `contract not published: ${problem}`);
    if (isNews) {
      events.report({ reason: 'ContractNotPublished', source, message: problem });
    }
  }

  /** Empty if the broker does not say: then each contract is compared on its own, and has its own error. */
  private async latestVersions(signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
    try {
      const latest = await this.options.broker.latestVersions(signal);
      return new Map(latest.map((pact) => [pairKey(pact), pact.version]));
    } catch (error) {
      this.options.logger.warn(
        `the broker does not list its pacts: ${error instanceof Error ? error.message : String(error)}`,
      );
      return new Map();
    }
  }

  private forgetAllBut(contracts: readonly Contract[]): void {
    this.publications = new Map(contracts.map((contract) => [pairKey(contract), this.publicationOf(contract)]));
  }
}
