import type { PactParties } from '../pacts/pact-store.js';

type PactVersion = PactParties & { readonly version: string };
type PactSha = PactParties & { readonly sha: string };

/** Every address the broker names, below the address at which the client reached it. */
export class BrokerUrls {
  constructor(readonly base: string) {}

  pactVersions(parties: PactParties): string {
    return `${this.#parties(parties)}/versions`;
  }

  pact(pact: PactVersion): string {
    return `${this.#parties(pact)}/version/${encode(pact.version)}`;
  }

  latestPact(parties: PactParties): string {
    return `${this.#parties(parties)}/latest`;
  }

  /** The agreement itself, whichever consumer versions published it. */
  pactBySha(pact: PactSha): string {
    return `${this.#parties(pact)}/pact-version/${pact.sha}`;
  }

  verificationResults(pact: PactSha): string {
    return `${this.pactBySha(pact)}/verification-results`;
  }

  verificationResultsOfConsumer({ consumer, version }: { consumer: string; version: string }): string {
    return `${this.base}/verification-results/consumer/${encode(consumer)}/version/${encode(version)}/latest`;
  }

  latestPacts(): string {
    return `${this.base}/pacts/latest`;
  }

  providerPacts(provider: string): string {
    return `${this.base}/pacts/provider/${encode(provider)}`;
  }

  pacticipants(): string {
    return `${this.base}/pacticipants`;
  }

  pacticipant(name: string): string {
    return `${this.pacticipants()}/${encode(name)}`;
  }

  version({ pacticipant, number }: { pacticipant: string; number: string }): string {
    return `${this.pacticipant(pacticipant)}/versions/${encode(number)}`;
  }

  tag(version: { pacticipant: string; number: string }, tag: string): string {
    return `${this.version(version)}/tags/${encode(tag)}`;
  }

  branch(pacticipant: string, branch: string): string {
    return `${this.pacticipant(pacticipant)}/branches/${encode(branch)}`;
  }

  branchVersion({ pacticipant, number }: { pacticipant: string; number: string }, branch: string): string {
    return `${this.branch(pacticipant, branch)}/versions/${encode(number)}`;
  }

  webhooks(): string {
    return `${this.base}/webhooks`;
  }

  webhook(uuid: string): string {
    return `${this.webhooks()}/${uuid}`;
  }

  webhooksOf({ consumer, provider }: PactParties): string {
    return `${this.webhooks()}/provider/${encode(provider)}/consumer/${encode(consumer)}`;
  }

  #parties({ consumer, provider }: PactParties): string {
    return `${this.providerPacts(provider)}/consumer/${encode(consumer)}`;
  }
}

/** One path segment; `/` in a name becomes `%2F`. */
function encode(segment: string): string {
  return encodeURIComponent(segment.replaceAll(/\p{Surrogate}/gu, '\uFFFD'));
}
