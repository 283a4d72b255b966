import { afterEach, describe, expect, it } from '@jest/globals';
import { pactText, reading, servePacts } from '../src/testing/index.js';
import type { TestMock } from '../src/testing/index.js';

const pact = pactText([reading('/a', { is: 'a' })]);

let mock: TestMock | undefined;

afterEach(async () => {
  await mock?.close();
  mock = undefined;
});

async function start(env: NodeJS.ProcessEnv = {}): Promise<TestMock> {
  mock = await servePacts([pact], { env });
  return mock;
}

/** Methods and paths of the description, such as `GET /_pact/sessions/{id}`. */
async function described({ url }: TestMock): Promise<readonly string[]> {
  const response = await fetch(`${url}/_pact/openapi.json`);
  const { paths } = (await response.json()) as { readonly paths: Readonly<Record<string, object>> };
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

/** Methods and paths that the server routes under `/_pact`, read off the tree that Fastify prints of them. */
function routed({ running }: TestMock): readonly string[] {
  const tree = running.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
  const branch: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', part = '', methods = ''] = /^([ │]*)[├└]── (\S+) \(([^)]*)\)/.exec(line) ?? [];
    branch.splice(indent.length / 4, Infinity, part);
    const path = branch.join('').replace(/:(\w+)/g, '{$1}');
    return methods
      .split(', ')
      .filter((method) => path.startsWith('/_pact') && method !== 'HEAD')
      .map((method) => `${method} ${path}`);
  });
}

describe('the description of the admin API', () => {
  it('has every route, and no other', async () => {
    const server = await start();
    expect([...(await described(server))].sort()).toEqual([...routed(server)].sort());
    expect(await described(server)).toContain('GET /_pact/misses');
  });

  it.each([
    [{ JOURNAL: 'off' }, 'GET /_pact/journal'],
    [{ METRICS: 'off' }, 'GET /_pact/metrics'],
  ])('leaves out what is switched off by %j', async (env, route) => {
    expect(await described(await start(env))).not.toContain(route);
  });

  it('is told at /_pact in a sentence each', async () => {
    const server = await start();
    const index = (await (await fetch(`${server.url}/_pact`)).json()) as Readonly<Record<string, string>>;
    expect(Object.keys(index)).toEqual(await described(server));
    expect(index).toMatchObject({ 'GET /_pact/coverage': 'How often each interaction answered' });
  });
});
