import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { servePacts } from '@pact-infra/mock-server/testing';
import type { TestMock } from '@pact-infra/mock-server/testing';
import { awsProfile } from '../src/aws-profile.js';
import { recipe, runClient } from './support/recipe.js';

const root = join(import.meta.dirname, '../../..');
const page = 'how-to/run-tests-in-parallel.md';

let mock: TestMock;

beforeAll(async () => {
  const example = 'examples/contracts/Secret-Manager-Controller-AWS-Secrets-Manager.json';
  const contractOfPage = /^```json\n(.*?)^```$/ms.exec(await readFile(join(root, 'docs', page), 'utf8'))?.[1] ?? '';
  mock = await servePacts([await readFile(join(root, example), 'utf8'), contractOfPage], { profile: awsProfile });
});

afterAll(() => mock.close());

/** Runs what the page for users has under one of its headings, with the address of this mock. */
async function run(heading: string): Promise<string> {
  const code = (await recipe(heading, page)).replaceAll('http://localhost:1234', mock.url);
  return runClient(code, { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'any', AWS_SECRET_ACCESS_KEY: 'any' });
}

async function told(path: string): Promise<unknown> {
  return (await fetch(`${mock.url}/_pact/${path}`)).json();
}

describe('tests in parallel, with the AWS SDKs', () => {
  it('have their clients in a session by its endpoint', async () => {
    expect(await run('AWS')).toBe('correct horse\n');
    expect(await told('journal?session=default')).toMatchObject({ entries: [] });
    expect(await told('coverage')).toMatchObject({ used: 1 });
    expect(await told('sessions')).toMatchObject({ sessions: [{ id: 'default' }] });
  });

  it('poll until the last state of a sequence', async () => {
    expect(await run('Poll until it is ready')).toBe('InProgress\nInProgress\nInSync\n');
  });
});
