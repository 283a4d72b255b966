import { describeFaultPlainly } from './raw-fault.js';
import type { ErrorDescription, MockError, Profile } from './profile.js';

/** No cloud in particular: the contract to the letter, errors in a plain form. */
export const rawProfile: Profile = {
  name: 'raw',
  defaultPort: 1234,
  defaultProviders: [],
  normalisation: {},
  decodesContent: false,
  describeError: describePlainly,
  describeFault: describeFaultPlainly,
};

function describePlainly({ kind, message, nearest, normalised }: MockError): ErrorDescription {
  const body =
    kind === 'no-match' ? { error: 'No matching interaction', message, nearest, normalised } : { error: message };
  return { contentType: 'application/json', body };
}
