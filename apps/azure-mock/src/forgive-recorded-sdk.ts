import { withoutEmptyObjects } from '@pact-infra/mock-server';
import type { Interaction, MatchingRules, Pact, RequestPattern, RuleList } from '@pact-infra/pact-core';

const PARAMETER = 'api-version';

/** What the SDK for JavaScript sends with every new secret, set or not. */
const emptyMembers: ReadonlySet<string> = new Set(['attributes']);

/**
 * Takes out of the requests of a pact what only the SDK that recorded it means:
 *
 * - its `api-version`: each release of an SDK asks for its own, and the answer does not depend on it. A rule that the
 *   contract has for it stays.
 * - empty `attributes`, which the SDKs for other languages leave out
 */
export function forgiveRecordedSdk(pact: Pact): Pact {
  return { ...pact, interactions: pact.interactions.map(forgive) };
}

function forgive(interaction: Interaction): Interaction {
  if (interaction.kind !== 'http') {
    return interaction;
  }
  const { request } = interaction;
  const body = withoutEmptyObjects(request, emptyMembers);
  return { ...interaction, request: { ...request, body, rules: withAnyApiVersion(request) } };
}

function withAnyApiVersion({ query, rules }: RequestPattern): MatchingRules {
  const queryRules = rules.get('query') ?? [];
  return query.has(PARAMETER) && !queryRules.some(({ expression }) => expression === PARAMETER)
    ? new Map(rules).set('query', [...queryRules, anyVersion])
    : rules;
}

const anyVersion: RuleList = {
  expression: PARAMETER,
  combine: 'AND',
  rules: [new Map([['match', 'type']])],
  source: 'the azure profile',
};
