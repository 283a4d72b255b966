import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { Headers } from './faults.js';

/** Leads the SDK to a mock as docs/clients/aws.md does: by variables alone. */
export function useAwsMock(url: string): void {
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_SECRETS_MANAGER: url,
    AWS_ENDPOINT_URL_SSM: url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'any',
    AWS_SECRET_ACCESS_KEY: 'any',
  });
}

export function secretsManager(headers: Headers = {}): SecretsManagerClient {
  const client = new SecretsManagerClient();
  client.middlewareStack.add(sending(headers), { step: 'build' });
  return client;
}

export function parameterStore(headers: Headers = {}): SSMClient {
  const client = new SSMClient();
  client.middlewareStack.add(sending(headers), { step: 'build' });
  return client;
}

/** A middleware that adds headers to the request. */
function sending(headers: Headers) {
  return <Args extends { readonly request: unknown }, Result>(next: (args: Args) => Result) =>
    (args: Args): Result => {
      // In the step "build" there is a request of HTTP.
      Object.assign((args.request as { readonly headers: Record<string, string> }).headers, headers);
      return next(args);
    };
}
