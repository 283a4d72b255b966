import type { ServerResponse } from 'node:http';

export interface ApiStatus {
  readonly code: number;
  readonly message: string;
  readonly reason?: string;
}

/** A Kubernetes `Status` object, for errors in a body or in a watch stream. */
export function statusObject(status: ApiStatus): object {
  return { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', ...status };
}

export function sendStatus(response: ServerResponse, status: ApiStatus, headers: Record<string, string> = {}): void {
  sendJson(response, { status: status.code, body: statusObject(status), headers });
}

export function sendJson(
  response: ServerResponse,
  { status, body, headers = {} }: { status: number; body: object; headers?: Record<string, string> },
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
