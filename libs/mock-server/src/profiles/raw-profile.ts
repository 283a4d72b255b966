import type { NearMiss } from '@pact-infra/pact-core';
import type { ErrorDescription, MockError, Profile } from './profile.js';

/** No cloud in particular: the contract to the letter, errors in a plain form. */
export const rawProfile: Profile = {
  name: 'raw',
  defaultPort: 1234,
  defaultProviders: [],
  normalisation: {},
  describeError: describePlainly,
};

function describePlainly({ kind, message, nearest }: MockError): ErrorDescription {
  const body =
    kind === 'no-match'
      ? { error: 'No matching interaction', message, nearest: nearest.map(describeNearMiss) }
      : { error: message };
  return { contentType: 'application/json', body };
}

function describeNearMiss({ interaction: { pact, interaction }, mismatches }: NearMiss): object {
  return {
    consumer: pact.consumer,
    provider: pact.provider,
    interaction: interaction.description,
    mismatches: mismatches.map(({ message }) => message),
  };
}
