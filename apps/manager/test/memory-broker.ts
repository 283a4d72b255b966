import { pairKey, type Pair } from '../src/contracts/contract.js';
import {
  VersionTakenError,
  type ContractBroker,
  type PactContent,
  type PactVersion,
  type Publication,
} from '../src/publishing/contract-broker.js';

/** `lost-answer`: it is done, but whoever asked never hears of it. */
export type PublishFault = 'refused' | 'lost-answer';

/** A Pact Broker's rules for publishing, without the network. */
export class MemoryBroker implements ContractBroker {
  healthy = true;
  /** What happens to the next publications. */
  readonly faults: PublishFault[] = [];
  readonly publications: Publication[] = [];
  private pacts = new Map<string, PactVersionContent[]>();

  healthProblem(): Promise<string | undefined> {
    return Promise.resolve(this.healthy ? undefined : 'it is down');
  }

  latestVersions(): Promise<readonly PactVersion[]> {
    return Promise.resolve([...this.pacts.values()].flatMap((versions) => versions.at(-1) ?? []));
  }

  latestPact(pair: Pair): Promise<PactContent | undefined> {
    return Promise.resolve(this.latest(pair));
  }

  versions(pair: Pair): Promise<readonly string[]> {
    return Promise.resolve(this.versionsOf(pair).map(({ version }) => version));
  }

  publish(publication: Publication): Promise<void> {
    const fault = this.faults.shift();
    if (fault === 'refused') {
      return Promise.reject(new Error('the broker refuses'));
    }
    const { version, content } = publication;
    const versions = this.versionsOf(publication);
    const existing = versions.find((pact) => pact.version === version);
    if (existing !== undefined && existing.content !== content) {
      return Promise.reject(new VersionTakenError(`${version} has other content`));
    }
    if (existing === undefined) {
      this.pacts.set(pairKey(publication), [...versions, publication]);
      this.publications.push(publication);
    }
    return fault === 'lost-answer' ? Promise.reject(new Error('socket hang up')) : Promise.resolve();
  }

  latest(pair: Pair): PactContent | undefined {
    return this.versionsOf(pair).at(-1);
  }

  contentOf(pair: Pair, version: string | undefined): string | undefined {
    return this.versionsOf(pair).find((pact) => pact.version === version)?.content;
  }

  /** Its database is deleted. */
  wipe(): void {
    this.pacts = new Map();
  }

  private versionsOf(pair: Pair): readonly PactVersionContent[] {
    return this.pacts.get(pairKey(pair)) ?? [];
  }
}

interface PactVersionContent extends PactVersion {
  readonly content: string;
}
