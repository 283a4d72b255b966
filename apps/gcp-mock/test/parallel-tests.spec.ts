import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { examplePacts, serveOverGrpc } from './support/grpc-mock.js';
import type { GrpcMock } from './support/grpc-mock.js';
import { recipe, runClient } from './support/recipe.js';

let mock: GrpcMock;

beforeAll(async () => {
  mock = await serveOverGrpc(await examplePacts());
});

afterAll(() => mock.close());

async function told(path: string): Promise<unknown> {
  return (await fetch(`${mock.url}/_pact/${path}`)).json();
}

describe('tests in parallel, with the Google Cloud SDKs', () => {
  it.each([
    ['gRPC', (code: string): string => code.replace('port: 2235', `port: ${mock.grpcPort}`)],
    [
      'REST',
      (code: string): string =>
        code
          .replace('port: 2235', `port: ${mock.running.port}, fallback: true, protocol: 'http'`)
          .replace(/.*credentials.*\n/g, ''),
    ],
  ])('have their requests in a session by a header, over %s', async (_transport, through) => {
    const code = await recipe('Google Cloud', 'how-to/run-tests-in-parallel.md');
    expect(await runClient(through(code.replace('http://localhost:1235', mock.url)))).toBe('correct horse\n');
    expect(await told('journal?session=default')).toMatchObject({ entries: [] });
    expect(await told('coverage')).toMatchObject({ used: 1 });
  });
});
