/** The API server answered a request, or ended a watch, with an error. */
export class ApiError extends Error {
  readonly code = 'KUBERNETES_API';
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    /** The server's own words. */
    readonly reason: string,
    readonly retryAfterMs?: number,
  ) {
    super(`the API server answered ${status}: ${reason}`);
  }
}

/** The API server sent something that is no watch event or list. */
export class ApiProtocolError extends Error {
  readonly code = 'KUBERNETES_API_PROTOCOL';
  override readonly name = 'ApiProtocolError';
}
