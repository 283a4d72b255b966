/** Domains of the clouds themselves: a test that reaches one of them would touch real secrets. */
const CLOUD_DOMAINS = ['amazonaws.com', 'amazonaws.com.cn', 'googleapis.com', 'azure.net', 'azure.cn', 'azconfig.io'];

/** `PACT_MODE=true` asks for mocks, but what was given leads elsewhere. */
export class MockEndpointError extends Error {
  readonly code = 'MOCK_ENDPOINT_INVALID';
}

/**
 * Reads the URL of a mock cloud.
 *
 * @throws MockEndpointError when it is no `http` URL or belongs to a real cloud.
 */
export function parseMockEndpoint({ variable, value }: { readonly variable: string; readonly value: string }): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol !== 'http:' || url.port === '') {
    throw new MockEndpointError(`${variable} must be a URL like http://localhost:1234, got "${value}"`);
  }
  const domain = CLOUD_DOMAINS.find((each) => url.hostname === each || url.hostname.endsWith(`.${each}`));
  if (domain !== undefined) {
    throw new MockEndpointError(`${variable} must lead to a mock while PACT_MODE is true, got "${value}" (${domain})`);
  }
  return url;
}
