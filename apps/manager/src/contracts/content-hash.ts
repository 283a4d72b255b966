import { createHash } from 'node:crypto';
import { canonicalPact } from '@pact-infra/pact-core';

/**
 * SHA-256 of what a pact means: formatting, tool metadata and what brokers add do not count.
 *
 * @throws ContractError if the text is no pact
 */
export function contentHash(text: string): string {
  return createHash('sha256').update(canonicalPact(text)).digest('hex');
}
