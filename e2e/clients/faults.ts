/** Request headers that a test adds to what an SDK sends. */
export type Headers = Readonly<Record<string, string>>;

/** Headers that make a mock fail, by the status that it fails with. Clients that wait as told wait for a second. */
export const FAULTS: readonly (readonly [status: number, message: string, headers: Headers])[] = [
  [429, 'Rate limit exceeded', { 'X-Rate-Limit': 'true', 'X-Rate-Limit-Retry-After': '1' }],
  [503, 'Service temporarily unavailable', { 'X-Service-Unavailable': 'true' }],
  [401, 'Unauthorized: Invalid or missing authentication credentials', { 'X-Auth-Failure': '401' }],
  [403, 'Forbidden: Insufficient permissions', { 'X-Auth-Failure': '403' }],
];
