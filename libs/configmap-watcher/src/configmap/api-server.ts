import type { OutgoingHttpHeaders } from 'node:http';
import type { RequestOptions } from 'node:https';

/** A Kubernetes API server and the way to authenticate there. */
export interface ApiServer {
  readonly url: URL;
  /** Certificates, headers and agent for one request. Asked before each one, because tokens are rotated. */
  requestOptions(): Promise<ApiRequestOptions>;
  /** The server refused the credentials: whatever is cached of them is worthless. */
  credentialsRefused(): void;
}

export interface ApiRequestOptions extends RequestOptions {
  readonly headers: OutgoingHttpHeaders;
}
