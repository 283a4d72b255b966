import { withoutEmptyObjects } from '@pact-infra/mock-server';
import type { Interaction, MatchingRules, Pact } from '@pact-infra/pact-core';

/** Query parameters that say how an answer is to be written, not what is asked for. */
export const presentationParameters: readonly string[] = ['$alt', 'alt', 'prettyPrint'];

/** Maps of the two APIs: empty, they mean the same as left out. An empty message may mean more, as `automatic` does. */
const mapFields: ReadonlySet<string> = new Set(['annotations', 'labels', 'tags', 'versionAliases']);

/**
 * Takes out of the requests of a pact what the SDK that recorded it has added: other clients, in other languages or over
 * another transport, do not send it.
 */
export function forgiveRecordedSdk(pact: Pact): Pact {
  return { ...pact, interactions: pact.interactions.map(forgive) };
}

function forgive(interaction: Interaction): Interaction {
  if (interaction.kind !== 'http') {
    return interaction;
  }
  const { request } = interaction;
  const query = new Map([...request.query].filter(([name]) => !presentationParameters.includes(name)));
  const body = withoutEmptyObjects(request, mapFields);
  return { ...interaction, request: { ...request, query, body, rules: withoutPresentationRules(request.rules) } };
}

function withoutPresentationRules(rules: MatchingRules): MatchingRules {
  const queryRules = rules.get('query');
  return queryRules === undefined
    ? rules
    : new Map(rules).set(
        'query',
        queryRules.filter(({ expression }) => !presentationParameters.includes(expression)),
      );
}
