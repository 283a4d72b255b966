/** The mock servers that bring a profile; `raw` turns off the profile of any of them. */
const BUNDLES = { raw: 'aws-mock', aws: 'aws-mock', gcp: 'gcp-mock', azure: 'azure-mock' };

/**
 * The bundle of the mock server that serves a profile.
 *
 * @param {string} profile
 * @returns {URL}
 */
export function bundleOf(profile) {
  const app = BUNDLES[/** @type {keyof typeof BUNDLES} */ (profile)];
  return new URL(`../../apps/${app}/dist/main.js`, import.meta.url);
}

/**
 * The environment variables by which a mock server is told what the command line asked for.
 *
 * @param {import('./stub-options.mjs').StubOptions} options
 * @returns {NodeJS.ProcessEnv}
 */
export function stubEnvironment(options) {
  const variables = {
    PACT_FILES: options.pactFiles.join(','),
    PORT: String(options.port),
    HOST: options.host,
    PROFILE: options.profile,
    PROVIDER_STATE: options.providerState,
    PROVIDER_STATE_HEADER_NAME: options.providerStateHeaderName,
    EMPTY_PROVIDER_STATE: options.emptyProviderState ? 'true' : undefined,
    CORS: options.cors ? 'true' : undefined,
    CORS_REFERER: options.corsReferer ? 'true' : undefined,
  };
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined));
}
