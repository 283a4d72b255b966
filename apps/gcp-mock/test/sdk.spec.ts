import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { servePacts } from '@pact-infra/mock-server/testing';
import type { TestMock } from '@pact-infra/mock-server/testing';
import { gcpProfile } from '../src/gcp-profile.js';
import { grpcDoor } from '../src/grpc/grpc-door.js';

const root = join(import.meta.dirname, '../../..');
/** Within the project, so that the client finds its packages. */
const outputDirectory = join(import.meta.dirname, '../test-output');

let mock: TestMock;

beforeAll(async () => {
  const names = ['GCP-Secret-Manager', 'GCP-Parameter-Manager'];
  const pacts = await Promise.all(
    names.map((name) => readFile(join(root, `examples/contracts/Secret-Manager-Controller-${name}.json`), 'utf8')),
  );
  mock = await servePacts(pacts, { profile: gcpProfile, doors: [grpcDoor({ port: 0, portVariable: 'GRPC_PORT' })] });
});

afterAll(() => mock.close());

/** The JavaScript of the page for users, under one of its headings, with the ports of this mock. */
async function recipe(heading: string): Promise<string> {
  const sections = (await readFile(join(root, 'docs/clients/gcp.md'), 'utf8')).split(/^## /m);
  const section = sections.find((text) => text.startsWith(`${heading}\n`)) ?? '';
  const code = /^```js\n(.*?)^```$/ms.exec(section)?.[1];
  if (code === undefined) {
    throw new Error(`Expected JavaScript under "${heading}"`);
  }
  const { port, doorPorts } = mock.running;
  return code.replace('port: 1235', `port: ${port}`).replace('port: 2235', `port: ${String(doorPorts.get('gRPC'))}`);
}

async function run(code: string): Promise<string> {
  const directory = await mkdtemp(join(outputDirectory, 'client-'));
  try {
    const file = join(directory, 'client.mjs');
    await writeFile(file, code);
    return await new Promise((resolve) => {
      execFile(process.execPath, [file], { env: { PATH: process.env['PATH'] } }, (_error, stdout, stderr) => {
        resolve(stdout + stderr);
      });
    });
  } finally {
    await rm(directory, { recursive: true });
  }
}

describe('the Google Cloud SDKs', () => {
  it.each([
    ['Secret Manager over gRPC', 'correct horse\n'],
    ['Parameter Manager over gRPC', 'debug\n'],
    ['Over REST', 'correct horse\n'],
  ])('read a value: %s', async (heading, output) => {
    expect(await run(await recipe(heading))).toBe(output);
  });

  it('add headers, such as one that asks for a fault', async () => {
    expect(await run(await recipe('A header of your own'))).toBe('8 Rate limit exceeded\n');
  });

  it.each(['Secret Manager over gRPC', 'Over REST'])('throw what came nearest to no contract: %s', async (heading) => {
    const code = (await recipe(heading)).replace('db-password', 'unheard-of');
    expect(await run(code)).toMatch(/No matching interaction for GET .*\/secrets\/unheard-of\/versions\/latest:access/);
  });
});

describe('a client that sends what it means and nothing else', () => {
  it('is answered from contracts that an SDK has recorded', async () => {
    const response = await fetch(`${mock.url}/v1/projects/demo-project/secrets?secretId=api-token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"replication":{"automatic":{}}}',
    });
    expect(response.status).toBe(200);
  });
});
