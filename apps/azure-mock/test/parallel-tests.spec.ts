import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { servePacts } from '@pact-infra/mock-server/testing';
import type { TestMock } from '@pact-infra/mock-server/testing';
import { azureProfile } from '../src/azure-profile.js';
import { AzureMockConfig } from '../src/config.js';
import { recipe } from './support/recipe.js';
import { runClient } from './support/run-client.js';

const contracts = join(import.meta.dirname, '../../../examples/contracts');

let mock: TestMock;

beforeAll(async () => {
  const names = ['Azure-Key-Vault', 'Azure-App-Configuration'];
  const pacts = await Promise.all(
    names.map((name) => readFile(join(contracts, `Secret-Manager-Controller-${name}.json`), 'utf8')),
  );
  mock = await servePacts(pacts, { profile: azureProfile(new AzureMockConfig()) });
});

afterAll(() => mock.close());

async function told(path: string): Promise<unknown> {
  return (await fetch(`${mock.url}/_pact/${path}`)).json();
}

describe('tests in parallel, with the Azure SDKs', () => {
  it('have the clients of Key Vault in a session by its URL', async () => {
    const code = await recipe('Azure', 'how-to/run-tests-in-parallel.md');
    const run = await runClient(code.replace('http://localhost:1236', mock.url), { authority: '' });
    expect(run).toEqual({ status: 0, output: 'correct horse\n' });
    expect(await told('journal?session=default')).toMatchObject({ entries: [] });
    expect(await told('coverage')).toMatchObject({ used: 1 });
  });

  it('have the clients of App Configuration in a session by the endpoint of the connection string', async () => {
    await fetch(`${mock.url}/_pact/sessions/settings`, { method: 'PUT' });
    const code = `
      import { AppConfigurationClient } from '@azure/app-configuration';
      const endpoint = '${mock.url}/s/settings';
      const options = { allowInsecureConnection: true };
      const client = new AppConfigurationClient(\`Endpoint=\${endpoint};Id=any;Secret=YW55\`, options);
      console.log((await client.getConfigurationSetting({ key: 'log-level' })).value);`;
    expect(await runClient(code, { authority: '' })).toEqual({ status: 0, output: 'debug\n' });
    expect(await told('journal?session=default')).toMatchObject({ entries: [] });
  });
});
