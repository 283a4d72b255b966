import { ContractError } from '@pact-infra/pact-core';
import { contentHash } from '../contracts/content-hash.js';
import type { Contract } from '../contracts/contract.js';
import { VersionTakenError, type ContractBroker, type PactContent } from './contract-broker.js';
import { freeVersion, isNamedFor, type Revision } from './version-name.js';

/** Other publishers may take a version between looking and publishing, but hardly so often. */
const MAX_ATTEMPTS = 5;

export interface PublishedVersion {
  readonly version: string;
  /** False if the broker's latest pact had this content already. */
  readonly isNew: boolean;
}

/** Makes the contract's content the broker's latest pact of its pair, and says under which version it is. */
export async function publishContract(
  broker: ContractBroker,
  contract: Contract,
  { revision, signal }: { revision: Revision; signal: AbortSignal },
): Promise<PublishedVersion> {
  const latest = await broker.latestPact(contract, signal);
  if (latest !== undefined && (await hasContent(latest, contract.hash))) {
    return { version: latest.version, isNew: false };
  }
  const taken = new Set(latest === undefined ? [] : await broker.versions(contract, signal));
  for (let attempt = 1; ; attempt++) {
    const version = freeVersion(revision, contract.hash, taken);
    try {
      await broker.publish({ ...pairOf(contract), version, branch: revision.branch, content: contract.text }, signal);
      return { version, isNew: true };
    } catch (error) {
      if (!(error instanceof VersionTakenError) || attempt === MAX_ATTEMPTS) {
        throw error;
      }
      taken.add(version);
    }
  }
}

async function hasContent({ version, content }: PactContent, hash: string): Promise<boolean> {
  if (isNamedFor(version, hash)) {
    return true;
  }
  try {
    return (await contentHash(content)) === hash;
  } catch (error) {
    if (error instanceof ContractError) {
      return false;
    }
    throw error;
  }
}

function pairOf({ consumer, provider }: Contract): { consumer: string; provider: string } {
  return { consumer, provider };
}
