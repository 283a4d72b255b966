import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answerForToken } from './answer-for-token.js';

let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer(answerForToken).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
});

function claimsOf(token: string): unknown {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
}

function askForToken(tenant: string, form: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(`${url}/${tenant}/oauth2/v2.0/token`, { method: 'POST', body: new URLSearchParams(form) });
}

describe('the token endpoints', () => {
  it('tell each tenant where its token endpoint is', async () => {
    const response = await fetch(`${url}/contoso/v2.0/.well-known/openid-configuration`);
    expect(await response.json()).toMatchObject({
      issuer: expect.stringMatching(/^https:.*\/contoso\/v2\.0$/),
      token_endpoint: expect.stringMatching(/^https:.*\/contoso\/oauth2\/v2\.0\/token$/),
    });
  });

  it('give a token for the scope that is asked for', async () => {
    const scope = 'https://vault.azure.net/.default openid';
    const response = await askForToken('contoso', { grant_type: 'client_credentials', client_id: 'shop', scope });
    const { access_token: token, ...rest } = (await response.json()) as { readonly access_token: string };
    expect(rest).toEqual({ token_type: 'Bearer', expires_in: 86_400, ext_expires_in: 86_400 });
    expect(claimsOf(token)).toMatchObject({ aud: 'https://vault.azure.net', tid: 'contoso', appid: 'shop' });
  });

  it('refuse a token request without a scope', async () => {
    const response = await askForToken('contoso', { client_id: 'shop' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'invalid_request' });
  });

  it('refuse a token request that is far too large', async () => {
    const response = await askForToken('contoso', { scope: 's'.repeat(70_000) });
    expect(response.status).toBe(413);
  });

  it('give a managed identity its token, with the end of its life as a text of seconds', async () => {
    const response = await fetch(`${url}/msi/token?api-version=2019-08-01&resource=https%3A%2F%2Fvault.azure.net`);
    const { access_token: token, ...rest } = (await response.json()) as { readonly access_token: string };
    expect(rest).toMatchObject({
      expires_on: expect.stringMatching(/^\d{10}$/),
      resource: 'https://vault.azure.net',
      token_type: 'Bearer',
    });
    expect(claimsOf(token)).toMatchObject({ aud: 'https://vault.azure.net' });
  });

  it('answer instance discovery with the tenant of the authority', async () => {
    const authority = encodeURIComponent('https://login.example.org/contoso/oauth2/v2.0/authorize');
    const path = `/common/discovery/instance?api-version=1.1&authorization_endpoint=${authority}`;
    expect(await (await fetch(url + path)).json()).toMatchObject({
      tenant_discovery_endpoint: expect.stringMatching(/\/contoso\/v2\.0\/\.well-known\/openid-configuration$/),
    });
  });

  it.each(['/', '/contoso/oauth2/v2.0/token', '//'])('answer GET %s with an error in JSON', async (path) => {
    const response = await fetch(url + path);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(await response.json()).toMatchObject({ error: expect.any(String) });
  });
});
