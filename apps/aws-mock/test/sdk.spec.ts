import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { servePacts } from '@pact-infra/mock-server/testing';
import type { TestMock } from '@pact-infra/mock-server/testing';
import { awsProfile } from '../src/aws-profile.js';

const root = join(import.meta.dirname, '../../..');
/** Within the project, so that the client finds its packages. */
const outputDirectory = join(import.meta.dirname, '../test-output');

let mock: TestMock;

beforeAll(async () => {
  const names = ['AWS-Secrets-Manager', 'AWS-Parameter-Store'];
  const pacts = await Promise.all(
    names.map((name) => readFile(join(root, `examples/contracts/Secret-Manager-Controller-${name}.json`), 'utf8')),
  );
  mock = await servePacts(pacts, { profile: awsProfile });
});

afterAll(() => mock.close());

/** The JavaScript of the page for users, under one of its headings. */
async function recipe(heading: string): Promise<string> {
  const sections = (await readFile(join(root, 'docs/clients/aws.md'), 'utf8')).split(/^## /m);
  const section = sections.find((text) => text.startsWith(`${heading}\n`)) ?? '';
  const code = /^```js\n(.*?)^```$/ms.exec(section)?.[1];
  if (code === undefined) {
    throw new Error(`Expected JavaScript under "${heading}"`);
  }
  return code;
}

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

async function run(code: string): Promise<string> {
  const directory = await mkdtemp(join(outputDirectory, 'client-'));
  try {
    const file = join(directory, 'client.mjs');
    await writeFile(file, code);
    return await new Promise((resolve) => {
      const env = { ...environment(), PATH: process.env['PATH'] };
      execFile(process.execPath, [file], { env }, (_error, stdout, stderr) => {
        resolve(stdout + stderr);
      });
    });
  } finally {
    await rm(directory, { recursive: true });
  }
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
