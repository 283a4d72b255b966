import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { issueToken } from './issue-token.js';
import { openidConfiguration } from './openid-configuration.js';

/** Form of a token request: a handful of short parameters, or a client assertion. */
const BODY_LIMIT_BYTES = 64 * 1024;

const openidPath = /^\/([^/]+)(?:\/v2\.0)?\/\.well-known\/openid-configuration$/;
const tokenPath = /^\/([^/]+)\/oauth2\/v2\.0\/token$/;
const discoveryPath = /^\/[^/]+\/discovery\/instance$/;

/**
 * Stands in for Microsoft Entra ID and for the managed identity of App Service: whoever asks gets a token. What is
 * behind the token is never checked, because the mock of the vault takes any.
 */
export function answerForToken(request: IncomingMessage, response: ServerResponse): void {
  answer(request, response).catch((error: unknown) => {
    sendError(response, { status: 500, error: 'server_error', description: String(error) });
  });
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const origin = `https://${request.headers.host ?? 'localhost'}`;
  const url = new URL(request.url ?? '/', origin);
  const openidTenant = openidPath.exec(url.pathname)?.[1];
  if (openidTenant !== undefined) {
    sendJson(response, 200, openidConfiguration(origin, openidTenant));
    return;
  }
  if (discoveryPath.test(url.pathname)) {
    const endpoint = `${origin}/${discoveredTenant(url)}/v2.0/.well-known/openid-configuration`;
    sendJson(response, 200, { tenant_discovery_endpoint: endpoint, 'api-version': '1.1', metadata: [] });
    return;
  }
  const tenant = tokenPath.exec(url.pathname)?.[1];
  if (tenant !== undefined && request.method === 'POST') {
    await answerTokenRequest(request, response, { origin, tenant });
    return;
  }
  const resource = url.searchParams.get('resource');
  if (resource !== null && request.method === 'GET') {
    answerManagedIdentity(response, { origin, resource, clientId: url.searchParams.get('client_id') });
    return;
  }
  sendError(response, { status: 404, error: 'not_found', description: `There is nothing at ${url.pathname}` });
}

/** The tenant of the authority that an instance discovery asks about. */
function discoveredTenant({ searchParams, origin }: URL): string {
  const authority = searchParams.get('authorization_endpoint') ?? '';
  return new URL(authority, origin).pathname.split('/')[1] ?? '';
}

async function answerTokenRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { origin, tenant }: { readonly origin: string; readonly tenant: string },
): Promise<void> {
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT_BYTES) {
    sendError(response, { status: 413, error: 'invalid_request', description: 'The request is too large' });
    return;
  }
  const form = new URLSearchParams(await text(request));
  const scope = form.get('scope')?.split(' ')[0];
  if (scope === undefined || scope === '') {
    sendError(response, { status: 400, error: 'invalid_request', description: 'AADSTS900144: scope is missing' });
    return;
  }
  const clientId = form.get('client_id') ?? '';
  const { token, expiresIn } = issueToken({ origin, tenant, clientId, audience: scope.replace(/\/\.default$/, '') });
  sendJson(response, 200, {
    token_type: 'Bearer',
    expires_in: expiresIn,
    ext_expires_in: expiresIn,
    access_token: token,
  });
}

function answerManagedIdentity(
  response: ServerResponse,
  identity: { readonly origin: string; readonly resource: string; readonly clientId: string | null },
): void {
  const { origin, resource } = identity;
  const clientId = identity.clientId ?? '00000000-0000-0000-0000-000000000000';
  const { token, expiresOn } = issueToken({ origin, tenant: 'managed-identity', clientId, audience: resource });
  sendJson(response, 200, {
    access_token: token,
    client_id: clientId,
    expires_on: String(expiresOn),
    resource,
    token_type: 'Bearer',
  });
}

function sendError(
  response: ServerResponse,
  { status, error, description }: { readonly status: number; readonly error: string; readonly description: string },
): void {
  sendJson(response, status, { error, error_description: description });
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  const json = JSON.stringify(body);
  const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(json) };
  response.writeHead(status, headers).end(json);
}
