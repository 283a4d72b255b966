import { createHash } from 'node:crypto';
import { contractInForce, pairKey, type Contract, type ContractFile, type Pair } from '../contracts/contract.js';
import type { Publication } from '../publishing/publisher.js';

/** What `GET /ready` answers: the document's four members, and ours behind them. */
export interface ReadyReport {
  readonly status: 'ready' | 'not_ready';
  readonly broker_healthy: boolean;
  readonly pacts_published: boolean;
  readonly published_providers: readonly string[];
  /** Published, but no mock server serves them. */
  readonly unserved_providers: readonly string[];
  /** Differs whenever anything else in the report does. */
  readonly revision: string;
  readonly source: SourceReport;
  readonly contracts: readonly ContractReport[];
}

export interface SourceReport {
  readonly name: string;
  /** `unknown` until it was first seen. */
  readonly state: 'unknown' | 'present' | 'absent';
  readonly error: string | null;
}

/**
 * One file of the source. With a `version`, that version of the pact is in force, even beside an `error`. No two files name
 * the same consumer and provider: one that lost its pair to another file names none.
 */
export interface ContractReport {
  readonly source: string;
  readonly consumer: string | null;
  readonly provider: string | null;
  readonly version: string | null;
  readonly hash: string | null;
  readonly error: string | null;
}

export interface ManagerState {
  readonly isBrokerHealthy: boolean;
  readonly source: SourceReport;
  readonly files: readonly ContractFile[];
  readonly publicationOf: (contract: Contract) => Publication;
  readonly servedProviders: readonly string[];
}

export function buildReadyReport(state: ManagerState): ReadyReport {
  const { isBrokerHealthy, source, files, publicationOf, servedProviders } = state;
  const contracts = reportFiles(files, publicationOf);
  const providers = publishedProviders(contracts);
  const arePactsPublished = providers.length > 0;
  const report = {
    status: isBrokerHealthy && arePactsPublished ? ('ready' as const) : ('not_ready' as const),
    broker_healthy: isBrokerHealthy,
    pacts_published: arePactsPublished,
    published_providers: providers,
    unserved_providers: withoutServed(providers, servedProviders),
    source,
    contracts,
  };
  const revision = createHash('sha256').update(JSON.stringify(report)).digest('hex').slice(0, 16);
  return { ...report, revision };
}

function publishedProviders(contracts: readonly ContractReport[]): readonly string[] {
  const providers = contracts.flatMap(({ version, provider }) => (version === null ? [] : (provider ?? [])));
  return [...new Set(providers)].sort();
}

/** Mock servers compare the names of providers without case. */
function withoutServed(providers: readonly string[], served: readonly string[]): readonly string[] {
  const servedNames = new Set(served.map((name) => name.toLowerCase()));
  return providers.filter((name) => !servedNames.has(name.toLowerCase()));
}

function reportFiles(
  files: readonly ContractFile[],
  publicationOf: ManagerState['publicationOf'],
): readonly ContractReport[] {
  const named = new Set(files.flatMap((file) => contractInForce(file) ?? []).map(pairKey));
  return files.map((file) => {
    const contract = contractInForce(file);
    if (contract !== undefined) {
      return reportFile(file, contract, publicationOf(contract));
    }
    const pair = file.kind === 'rejected' ? file.pair : undefined;
    const isNamedElsewhere = pair !== undefined && named.has(pairKey(pair));
    if (pair !== undefined) {
      named.add(pairKey(pair));
    }
    return reportFile(file, isNamedElsewhere ? undefined : pair, {});
  });
}

function reportFile(file: ContractFile, pair: Pair | undefined, { published, error }: Publication): ContractReport {
  return {
    source: file.source,
    consumer: pair?.consumer ?? null,
    provider: pair?.provider ?? null,
    version: published?.version ?? null,
    hash: published?.hash ?? null,
    error: (file.kind === 'rejected' ? file.problem : error) ?? null,
  };
}
