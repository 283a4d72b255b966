import type { Metadata } from '@grpc/grpc-js';
import type { HeaderFields } from '@pact-infra/pact-core';

/** The headers that a request over REST would have: the metadata, without what belongs to gRPC itself. */
export function metadataHeaders(metadata: Metadata, host: string): HeaderFields {
  const headers: Record<string, string[]> = { host: [host], 'content-type': ['application/json'] };
  for (const [name, values] of Object.entries(metadata.toHttp2Headers())) {
    if (!name.startsWith('grpc-') && values !== undefined) {
      headers[name] = [values].flat().map(String);
    }
  }
  return headers;
}
