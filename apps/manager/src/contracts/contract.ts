/** The two sides of a contract: what a broker files it under. */
export interface Pair {
  readonly consumer: string;
  readonly provider: string;
}

/** A valid pact, as one file of the watched source states it. */
export interface Contract extends Pair {
  /** The file's name, or the ConfigMap's key. */
  readonly source: string;
  /** SHA-256 of the canonical pact, in hex: the same for every file that means the same. */
  readonly hash: string;
  readonly text: string;
}

/** What a file of the watched source turned out to be. */
export type ContractFile = AcceptedFile | RejectedFile;

export interface AcceptedFile {
  readonly kind: 'accepted';
  readonly source: string;
  readonly contract: Contract;
}

export interface RejectedFile {
  readonly kind: 'rejected';
  readonly source: string;
  /** Starts with the JSON path where the file is wrong, if the fault has a place. */
  readonly problem: string;
  /** Whose contract this is, as far as the file says. */
  readonly pair: Pair | undefined;
  /** What this file stated before it broke: it stays in force. */
  readonly lastGood: Contract | undefined;
}

/** A text that two pairs share only if they are the same; case does not tell names apart, as in the mock servers. */
export function pairKey({ consumer, provider }: Pair): string {
  return JSON.stringify([consumer, provider]).toLowerCase();
}

/** The contract of a file that is in force: stated by it now, or the last good one. */
export function contractInForce(file: ContractFile): Contract | undefined {
  return file.kind === 'accepted' ? file.contract : file.lastGood;
}
