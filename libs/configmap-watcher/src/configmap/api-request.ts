import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { ApiError } from './api-error.js';
import type { ApiServer } from './api-server.js';

/** A peer that has vanished is noticed by the operating system's probes, long before the dead-line of a watch. */
const KEEP_ALIVE_PROBE_MS = 30_000;
const MAX_ERROR_CHARACTERS = 10_000;

export interface ApiRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: object;
  readonly signal: AbortSignal;
}

/**
 * Sends a request; resolves with the response as soon as its head is there.
 *
 * @throws ApiError for every status but 200 and 201
 */
export async function apiRequest(server: ApiServer, request: ApiRequest): Promise<IncomingMessage> {
  const { method, path, query, body, signal } = request;
  const url = new URL(server.url);
  url.pathname = server.url.pathname.replace(/\/$/, '') + path;
  url.search = new URLSearchParams(query).toString();
  const options = await server.requestOptions();
  const headers = {
    ...options.headers,
    accept: 'application/json',
    'user-agent': 'pact-infra-configmap-watcher',
    ...(body !== undefined && { 'content-type': 'application/json' }),
  };
  const send = url.protocol === 'http:' ? httpRequest : httpsRequest;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    send(url, { ...options, method, headers, signal }, resolve)
      .on('socket', (socket) => socket.setKeepAlive(true, KEEP_ALIVE_PROBE_MS))
      .on('error', reject)
      .end(body === undefined ? undefined : JSON.stringify(body));
  });
  if (response.statusCode !== 200 && response.statusCode !== 201) {
    throw await errorOf(response);
  }
  return response;
}

/** Reads a response body to its end. */
export async function readText(response: IncomingMessage, maxCharacters = Number.POSITIVE_INFINITY): Promise<string> {
  response.setEncoding('utf8');
  let text = '';
  for await (const chunk of response) {
    text += String(chunk);
    if (text.length > maxCharacters) {
      break; // leaving the loop destroys the response
    }
  }
  return text;
}

async function errorOf(response: IncomingMessage): Promise<ApiError> {
  const text = await readText(response, MAX_ERROR_CHARACTERS);
  const retryAfter = Number(response.headers['retry-after'] ?? Number.NaN);
  return new ApiError(
    response.statusCode ?? 0,
    statusMessage(text) ?? (text.trim() || 'no explanation'),
    Number.isFinite(retryAfter) && retryAfter >= 0 ? retryAfter * 1000 : undefined,
  );
}

/** The message of a Kubernetes `Status` object. */
function statusMessage(text: string): string | undefined {
  try {
    const status: unknown = JSON.parse(text);
    return typeof status === 'object' && status !== null && 'message' in status ? String(status.message) : undefined;
  } catch {
    return undefined; // a proxy's page, say: shown as it is
  }
}
