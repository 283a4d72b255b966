import { afterEach, describe, expect, it } from '@jest/globals';
import { pactText, servePacts } from '../src/testing/index.js';
import type { TestMock } from '../src/testing/index.js';

let mock: TestMock | undefined;

afterEach(async () => {
  await mock?.close();
  mock = undefined;
});

const pact = pactText([
  { description: 'open', request: { method: 'GET', path: '/open' }, response: { status: 200, body: 'a' } },
  {
    description: 'stated',
    request: { method: 'GET', path: '/stated' },
    response: { status: 200, headers: { 'Access-Control-Allow-Origin': 'https://shop.example' } },
  },
]);

async function start(env: NodeJS.ProcessEnv): Promise<string> {
  mock = await servePacts([pact], { env });
  return mock.url;
}

async function originAllowed(url: string, init?: RequestInit): Promise<string | null> {
  return (await fetch(url, init)).headers.get('access-control-allow-origin');
}

describe('CORS', () => {
  it('answers every OPTIONS request', async () => {
    const url = await start({ CORS: 'true' });
    for (const path of ['/open', '/unknown']) {
      const response = await fetch(url + path, { method: 'OPTIONS' });
      expect(response.status).toBe(200);
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(response.headers.get('access-control-allow-headers')).toBe('*');
      expect(response.headers.get('access-control-allow-methods')).toContain('DELETE');
      expect(await response.text()).toBe('');
    }
  });

  it('lets any origin read the other answers, unless the contract says otherwise', async () => {
    const url = await start({ CORS: 'true' });
    expect(await originAllowed(`${url}/open`)).toBe('*');
    expect(await originAllowed(`${url}/unknown`)).toBe('*');
    expect(await originAllowed(`${url}/stated`)).toBe('https://shop.example');
  });

  it('allows the Referer with CORS_REFERER', async () => {
    const url = await start({ CORS: 'true', CORS_REFERER: 'true' });
    expect(await originAllowed(`${url}/open`, { headers: { referer: 'https://shop.example' } })).toBe(
      'https://shop.example',
    );
    expect(await originAllowed(`${url}/open`)).toBe('*');
  });

  it('is off by default', async () => {
    const url = await start({});
    expect(await originAllowed(`${url}/open`)).toBeNull();
    expect((await fetch(`${url}/open`, { method: 'OPTIONS' })).status).toBe(500);
  });
});
