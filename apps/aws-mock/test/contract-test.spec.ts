import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { servePacts } from '@pact-infra/mock-server/testing';
import { awsProfile } from '../src/aws-profile.js';

jest.setTimeout(120_000);

const page = join(import.meta.dirname, '../../../docs/how-to/write-a-contract-test.md');
const run = promisify(execFile);

let directory: string;

beforeEach(async () => {
  // Within the project, so that the code finds its packages.
  directory = await mkdtemp(join(import.meta.dirname, '../test-output/contract-test-'));
});

afterEach(() => rm(directory, { recursive: true }));

/** The JavaScript of the page for users, under one of its headings. */
async function codeUnder(heading: string): Promise<string> {
  const section = (await readFile(page, 'utf8')).split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';
  const code = /^```js\n(.*?)^```$/ms.exec(section)?.[1];
  if (code === undefined) {
    throw new Error(`Expected JavaScript under "${heading}"`);
  }
  return code;
}

async function runCode(file: string, code: string, args: readonly string[] = []): Promise<string> {
  await writeFile(join(directory, file), code);
  const env = { PATH: process.env['PATH'] };
  return (await run(process.execPath, [...args, file], { cwd: directory, env })).stdout;
}

describe('the contract test of the page for users', () => {
  it('writes a contract that the mock serves to the program', async () => {
    await runCode('password.test.mjs', await codeUnder('The test'), ['--test']);

    const mock = await servePacts([await readFile(join(directory, 'pacts/Orders-AWS-Secrets-Manager.json'), 'utf8')], {
      profile: awsProfile,
    });
    const program = (await codeUnder('Serve what it wrote')).replace('http://localhost:1234', mock.url);
    const output = await runCode('program.mjs', program);
    await mock.close();

    expect(output).toBe('correct horse\n');
  });
});
