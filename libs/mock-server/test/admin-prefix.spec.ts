import { afterEach, describe, expect, it } from '@jest/globals';
import { listenMock, pactText, reading, servePacts } from '../src/testing/index.js';
import type { TestMock } from '../src/testing/index.js';

let mock: TestMock | undefined;

afterEach(async () => {
  await mock?.close();
  mock = undefined;
});

async function start(paths: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  mock = await servePacts([pactText(paths.map((path) => reading(path, { is: path })))], { env });
  return mock.url;
}

async function json(url: string): Promise<unknown> {
  return (await fetch(url)).json();
}

describe('ADMIN_PREFIX', () => {
  it('moves the admin API, and leaves its usual place to the contracts', async () => {
    const url = await start(['/_pact/health', '/admin'], { ADMIN_PREFIX: '/admin/mock-1' });

    expect(await json(`${url}/admin/mock-1/health`)).toMatchObject({ status: 'ok' });
    expect(await json(`${url}/admin/mock-1/journal?outcome=match`)).toMatchObject({ entries: [] });
    expect((await fetch(`${url}/admin/mock-1/metrics`)).status).toBe(200);
    expect(await json(`${url}/_pact/health`)).toEqual({ is: '/_pact/health' });
    expect(await json(`${url}/admin`)).toEqual({ is: '/admin' });
    expect((await fetch(`${url}/admin/mock-10/health`)).headers.get('x-pact-mock-error')).toBe('no-match');
  });

  it('stands before the paths of the description', async () => {
    const url = await start(['/a'], { ADMIN_PREFIX: '/admin' });

    const { paths } = (await json(`${url}/admin/openapi.json`)) as { paths: object };
    expect(Object.keys(paths)).toContain('/admin/journal');
    expect(Object.keys(paths).filter((path) => !path.startsWith('/admin'))).toEqual([]);
  });

  it('is named in a warning about a contract that the admin API hides', async () => {
    const url = await start(['/_pact', '/_pact/x', '/_pacts'], {});
    const warning = (path: string): string =>
      `${path} is not answered from the contract, because /_pact is the admin API: set ADMIN_PREFIX to another path`;

    expect(await json(`${url}/_pact/contracts`)).toMatchObject({
      contracts: [{ warnings: ['/_pact', '/_pact/x'].map((path) => `a request for ${path}: ${warning(path)}`) }],
    });
    const logged = mock?.logLines.map((line) => JSON.parse(line) as Record<string, unknown>) ?? [];
    expect(logged.flatMap(({ problem }) => problem ?? [])).toEqual(['/_pact', '/_pact/x'].map(warning));
  });

  it.each(['_pact', '/', '/admin/', '/a b', ''])('refuses %j', async (prefix) => {
    await expect(listenMock({ env: { ADMIN_PREFIX: prefix } })).rejects.toThrow('ADMIN_PREFIX must be a path');
  });
});
