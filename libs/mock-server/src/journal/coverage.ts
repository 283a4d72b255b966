import type { HttpInteraction } from '@pact-infra/pact-core';
import type { ContractSet, ServedContract } from '../contracts/contract-set.js';
import type { InteractionUsage } from './interaction-usage.js';

/** Which interactions of the served contracts have answered. */
export interface Coverage {
  readonly interactions: number;
  readonly used: number;
  readonly contracts: readonly ContractCoverage[];
}

export interface ContractCoverage {
  readonly provider: string;
  readonly consumer: string;
  readonly version: string;
  readonly interactions: readonly InteractionCoverage[];
}

export interface InteractionCoverage {
  readonly description: string;
  readonly provider_states: readonly string[];
  readonly count: number;
  readonly last_used: string | null;
}

export function coverageOf({ served }: ContractSet, usage: InteractionUsage): Coverage {
  const contracts = served.map((contract) => contractCoverage(contract, usage));
  const all = contracts.flatMap(({ interactions }) => interactions);
  return { interactions: all.length, used: all.filter(({ count }) => count > 0).length, contracts };
}

function contractCoverage({ pact, version }: ServedContract, usage: InteractionUsage): ContractCoverage {
  const interactions = pact.interactions.flatMap((interaction) =>
    interaction.kind === 'http' ? [interactionCoverage(interaction, usage)] : [],
  );
  return { provider: pact.provider, consumer: pact.consumer, version, interactions };
}

function interactionCoverage(interaction: HttpInteraction, usage: InteractionUsage): InteractionCoverage {
  const used = usage.of(interaction);
  return {
    description: interaction.description,
    provider_states: interaction.providerStates.map(({ name }) => name),
    count: used?.count ?? 0,
    last_used: used === undefined ? null : new Date(used.lastAt).toISOString(),
  };
}
