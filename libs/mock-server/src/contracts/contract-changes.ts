import type { ServedContract } from './contract-set.js';

/** What became of one contract. */
export interface ContractChange {
  readonly provider: string;
  readonly consumer: string;
  /** Null: it was not served before. */
  readonly before: string | null;
  /** The version that is served now; null: it is served no more. */
  readonly version: string | null;
}

/** In what the contracts that are served differ from those before. */
export function changesBetween(
  before: readonly ServedContract[],
  now: readonly ServedContract[],
): readonly ContractChange[] {
  const old = new Map(before.map((contract) => [contract.key, contract]));
  const present = new Set(now.map(({ key }) => key));
  return [
    ...now
      .filter((contract) => contract !== old.get(contract.key))
      .map((contract) =>
        change(contract, { before: old.get(contract.key)?.version ?? null, version: contract.version }),
      ),
    ...before
      .filter(({ key }) => !present.has(key))
      .map((contract) => change(contract, { before: contract.version, version: null })),
  ];
}

function change({ pact }: ServedContract, versions: Pick<ContractChange, 'before' | 'version'>): ContractChange {
  return { provider: pact.provider, consumer: pact.consumer, ...versions };
}
