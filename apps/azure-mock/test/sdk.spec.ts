import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { servePacts } from '@pact-infra/mock-server/testing';
import type { TestMock } from '@pact-infra/mock-server/testing';
import { azureProfile } from '../src/azure-profile.js';
import { AzureMockConfig } from '../src/config.js';
import { serverCertificate } from '../src/tls/certificate.js';
import { tlsDoor } from '../src/tls/tls-door.js';
import { tokenDoor } from '../src/tokens/token-door.js';
import { recipe } from './support/recipe.js';
import { runClient } from './support/run-client.js';
import type { ClientRun } from './support/run-client.js';

const contracts = join(import.meta.dirname, '../../../examples/contracts');

let mock: TestMock;
let authority: string;

beforeAll(async () => {
  const names = ['Azure-Key-Vault', 'Azure-App-Configuration'];
  const pacts = await Promise.all(
    names.map((name) => readFile(join(contracts, `Secret-Manager-Controller-${name}.json`), 'utf8')),
  );
  const config = new AzureMockConfig();
  const certificate = await serverCertificate({
    certificateFile: '',
    keyFile: '',
    directory: '',
    hosts: config.TLS_HOSTS,
  });
  mock = await servePacts(pacts, {
    profile: azureProfile(config),
    doors: [
      tlsDoor({ port: 0, portVariable: 'TLS_PORT', certificate }),
      tokenDoor({ port: 0, portVariable: 'TOKEN_PORT', certificate }),
    ],
  });
  authority = await (await fetch(`${mock.url}/_pact/ca.pem`)).text();
});

afterAll(() => mock.close());

/** The text with the ports of this mock in place of the ones that the page for users names. */
function here(text: string): string {
  const { port, doorPorts } = mock.running;
  return text
    .replaceAll(':1236', `:${port}`)
    .replaceAll(':2236', `:${String(doorPorts.get('TLS'))}`)
    .replaceAll(':2239', `:${String(doorPorts.get('token endpoint'))}`);
}

function run(code: string, env: NodeJS.ProcessEnv = {}): Promise<ClientRun> {
  return runClient(here(code), { authority, env });
}

const managedIdentity = (): NodeJS.ProcessEnv => ({
  IDENTITY_ENDPOINT: here('https://localhost:2239/msi/token'),
  IDENTITY_HEADER: 'any',
});

describe('the Azure SDKs', () => {
  it.each([['Key Vault over plain HTTP'], ['ClientSecretCredential']])('read a secret: %s', async (heading) => {
    expect(await run(await recipe(heading))).toEqual({ status: 0, output: 'correct horse\n' });
  });

  it('refuse the challenge at localhost until its check is off', async () => {
    const code = (await recipe('ClientSecretCredential')).replace(
      ', { disableChallengeResourceVerification: true }',
      '',
    );
    const { output } = await run(code);
    expect(output).toContain("The challenge resource 'vault.azure.net' does not match the requested domain.");
  });

  it('read a secret with a managed identity and no option at all', async () => {
    const code = await recipe('DefaultAzureCredential, without a change to the code');
    expect(await run(code, managedIdentity())).toEqual({ status: 0, output: 'correct horse\n' });
  });

  it('add headers, such as one that asks for a fault', async () => {
    expect(await run(await recipe('A header of your own'))).toEqual({ status: 0, output: '429 Rate limit exceeded\n' });
  });

  it('read a setting over TLS', async () => {
    expect(await run(await recipe('App Configuration'))).toEqual({ status: 0, output: 'debug\n' });
  });

  it('set, list and delete secrets over TLS, from the first request on', async () => {
    const code = `
      import { DefaultAzureCredential } from '@azure/identity';
      import { SecretClient } from '@azure/keyvault-secrets';
      const client = new SecretClient('https://my-vault.vault.azure.net:2236', new DefaultAzureCredential());
      const { properties } = await client.setSecret('db-password', 'correct horse');
      const names = [];
      for await (const { name } of client.listPropertiesOfSecrets()) names.push(name);
      await (await client.beginDeleteSecret('db-password')).pollUntilDone();
      console.log(properties.enabled, names.join());`;
    expect(await run(code, managedIdentity())).toEqual({ status: 0, output: 'true db-password\n' });
  });

  it("throw the contract's error, and what came nearest when there is no contract", async () => {
    const code = `
      import { DefaultAzureCredential } from '@azure/identity';
      import { SecretClient } from '@azure/keyvault-secrets';
      const options = { retryOptions: { maxRetries: 0 } };
      const client = new SecretClient('https://my-vault.vault.azure.net:2236', new DefaultAzureCredential(), options);
      for (const name of ['no-such-secret', 'unheard-of']) {
        await client.getSecret(name).catch(({ code, message }) => console.log(code, message));
      }`;
    const { output } = await run(code, managedIdentity());
    expect(output).toMatch(/^SecretNotFound .*was not found in this key vault/);
    expect(output).toMatch(/InternalServerError No matching interaction for GET \/secrets\/unheard-of\/\. /);
  });

  it('do not talk to a mock whose authority they were not told of', async () => {
    const code = await recipe('ClientSecretCredential');
    const { status, output } = await runClient(here(code), { authority: '' });
    expect(status).not.toBe(0);
    expect(output).toMatch(/certificate/);
  });
});
