import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { runInSlices } from '@pact-infra/nest-service';
import { readPactInSlices } from '@pact-infra/pact-core';

/**
 * SHA-256 of what a pact means, in hex: formatting, tool metadata and what brokers add do not count.
 *
 * @throws ContractError if the text is no pact
 */
export async function contentHash(text: string): Promise<string> {
  const { canonical } = await runInSlices(readPactInSlices(text));
  return hashInSlices(canonical);
}

/** SHA-256 of a text in pieces, in hex; probes are answered in between. */
export async function hashInSlices(pieces: Iterable<string>): Promise<string> {
  const hash = createHash('sha256');
  for (const piece of pieces) {
    hash.update(piece);
    await setImmediate();
  }
  return hash.digest('hex');
}
