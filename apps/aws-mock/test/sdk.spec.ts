import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { servePacts } from '@pact-infra/mock-server/testing';
import type { TestMock } from '@pact-infra/mock-server/testing';
import { awsProfile } from '../src/aws-profile.js';
import { recipe, runClient } from './support/recipe.js';

const root = join(import.meta.dirname, '../../..');

let mock: TestMock;

beforeAll(async () => {
  const names = ['AWS-Secrets-Manager', 'AWS-Parameter-Store'];
  const pacts = await Promise.all(
    names.map((name) => readFile(join(root, `examples/contracts/Secret-Manager-Controller-${name}.json`), 'utf8')),
  );
  mock = await servePacts(pacts, { profile: awsProfile });
});

afterAll(() => mock.close());

/** The variables that the page for users sets. */
function environment(): NodeJS.ProcessEnv {
  return {
    AWS_ENDPOINT_URL_SECRETS_MANAGER: mock.url,
    AWS_ENDPOINT_URL_SSM: mock.url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'any',
    AWS_SECRET_ACCESS_KEY: 'any',
  };
}

function run(code: string): Promise<string> {
  return runClient(code, environment());
}

describe('the AWS SDKs', () => {
  it.each([
    ['Secrets Manager', 'correct horse\n'],
    ['Parameter Store', 'debug\n'],
  ])('read a value through endpoint variables alone: %s', async (heading, output) => {
    expect(await run(await recipe(heading))).toBe(output);
  });

  it('add headers, such as one that asks for a fault', async () => {
    expect(await run(await recipe('A header of your own'))).toBe('429 Rate limit exceeded\n');
  });

  it('throw what came nearest when there is no contract', async () => {
    const code = (await recipe('Secrets Manager')).replace('db-password', 'unheard-of');
    expect(await run(code)).toMatch(/No matching interaction for POST \//);
  });
});
