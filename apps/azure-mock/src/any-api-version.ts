import type { Interaction, Pact, RuleList } from '@pact-infra/pact-core';

const PARAMETER = 'api-version';

/**
 * Lets any `api-version` pass where a contract names one: each release of an SDK asks for its own, and the answer does
 * not depend on it. A rule that the contract has for it stays.
 */
export function acceptAnyApiVersion(pact: Pact): Pact {
  return { ...pact, interactions: pact.interactions.map(loosen) };
}

function loosen(interaction: Interaction): Interaction {
  if (interaction.kind !== 'http' || !interaction.request.query.has(PARAMETER)) {
    return interaction;
  }
  const { request } = interaction;
  const queryRules = request.rules.get('query') ?? [];
  if (queryRules.some(({ expression }) => expression === PARAMETER)) {
    return interaction;
  }
  const rules = new Map(request.rules).set('query', [...queryRules, anyVersion]);
  return { ...interaction, request: { ...request, rules } };
}

const anyVersion: RuleList = {
  expression: PARAMETER,
  combine: 'AND',
  rules: [new Map([['match', 'type']])],
  source: 'the azure profile',
};
