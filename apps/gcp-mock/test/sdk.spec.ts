import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { examplePacts, serveOverGrpc } from './support/grpc-mock.js';
import type { GrpcMock } from './support/grpc-mock.js';
import { recipe, runClient } from './support/recipe.js';

let mock: GrpcMock;

beforeAll(async () => {
  mock = await serveOverGrpc(await examplePacts());
});

afterAll(() => mock.close());

/** Runs what the page for users has under one of its headings, with the ports of this mock. */
async function run(heading: string, change = (code: string): string => code): Promise<string> {
  const code = (await recipe(heading))
    .replace('port: 1235', `port: ${mock.running.port}`)
    .replace('port: 2235', `port: ${mock.grpcPort}`);
  return runClient(change(code));
}

describe('the Google Cloud SDKs', () => {
  it.each([
    ['Secret Manager over gRPC', 'correct horse\n'],
    ['Parameter Manager over gRPC', 'debug\n'],
    ['Over REST', 'correct horse\n'],
  ])('read a value: %s', async (heading, output) => {
    expect(await run(heading)).toBe(output);
  });

  it('add headers, such as one that asks for a fault', async () => {
    expect(await run('A header of your own')).toBe('8 Rate limit exceeded\n');
  });

  it.each(['Secret Manager over gRPC', 'Over REST'])('throw what came nearest to no contract: %s', async (heading) => {
    const output = await run(heading, (code) => code.replace('db-password', 'unheard-of'));
    expect(output).toMatch(/No matching interaction for GET .*\/secrets\/unheard-of\/versions\/latest:access/);
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
