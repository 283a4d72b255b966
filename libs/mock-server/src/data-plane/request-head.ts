import type { HttpRequest } from '@pact-infra/pact-core';

/** As much of a request as is known before its body. */
export type RequestHead = Pick<HttpRequest, 'method' | 'path' | 'headers'>;

/** The two requests that probes and load balancers send. */
export function isHealthCheck(method: string, path: string): boolean {
  return method === 'GET' && (path === '/' || path === '/health');
}

/** Whether a request is for the control plane, unless a contract claims it. */
export function isRoot(method: string, path: string): boolean {
  return path === '/' && isRead(method);
}

export function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}
