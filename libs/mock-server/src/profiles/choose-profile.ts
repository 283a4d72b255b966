import { ConfigError } from '@pact-infra/nest-service';
import type { Profile } from './profile.js';
import { rawProfile } from './raw-profile.js';

/**
 * The app's own profile, or `raw`: then nothing is forgiven and errors are plain, but providers and port stay.
 *
 * @throws ConfigError when the name is neither
 */
export function chooseProfile(own: Profile, name: string | undefined): Profile {
  if (name === undefined || name === '' || name === own.name) {
    return own;
  }
  if (name === rawProfile.name) {
    const { defaultPort, defaultProviders } = own;
    return { ...rawProfile, defaultPort, defaultProviders };
  }
  throw new ConfigError([`PROFILE must be ${own.name} or ${rawProfile.name}, got ${JSON.stringify(name)}`]);
}
