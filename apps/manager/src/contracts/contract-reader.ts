import type { PresentSnapshot, WatchedFile } from '@pact-infra/configmap-watcher';
import { contractInForce, pairKey, type ContractFile, type Pair, type RejectedFile } from './contract.js';

interface KnownFile {
  readonly hash: string;
  readonly file: ContractFile;
}

/**
 * Turns snapshots into contracts. Reads a file only when its content changed, and remembers the last good contract of each
 * file for as long as the file exists.
 */
export class ContractReader {
  private known = new Map<string, KnownFile>();

  constructor(private readonly readContract: (file: WatchedFile) => Promise<ContractFile>) {}

  /** The files in name order; of those that state the same consumer and provider, the first is in force. */
  async read(snapshot: PresentSnapshot): Promise<readonly ContractFile[]> {
    const current = new Map<string, KnownFile>();
    for (const [name, file] of snapshot.files) {
      current.set(name, await this.readOne(file));
    }
    this.known = current;
    return resolveConflicts([...current.values()].map(({ file }) => file));
  }

  private async readOne(file: WatchedFile): Promise<KnownFile> {
    const before = this.known.get(file.name);
    if (before?.hash === file.hash) {
      return before;
    }
    const now = await this.readContract(file);
    return { hash: file.hash, file: now.kind === 'accepted' ? now : keepLastGood(now, before?.file) };
  }
}

function keepLastGood(file: RejectedFile, before: ContractFile | undefined): RejectedFile {
  const lastGood = before === undefined ? undefined : contractInForce(before);
  return { ...file, pair: lastGood ?? file.pair, lastGood };
}

function resolveConflicts(files: readonly ContractFile[]): readonly ContractFile[] {
  const owners = new Map<string, string>();
  return files.map((file) => {
    const contract = contractInForce(file);
    if (contract === undefined) {
      return file;
    }
    const owner = owners.get(pairKey(contract));
    if (owner === undefined) {
      owners.set(pairKey(contract), file.source);
      return file;
    }
    return {
      kind: 'rejected',
      source: file.source,
      problem: conflict(contract, owner),
      pair: contract,
      lastGood: undefined,
    };
  });
}

function conflict({ consumer, provider }: Pair, owner: string): string {
  return `Conflict: the contract of consumer "${consumer}" with provider "${provider}" is already stated by ${owner}, which stays in force`;
}
