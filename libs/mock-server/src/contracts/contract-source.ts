/** Where contracts come from. */
export interface ContractSource {
  /** What must be there before the mock server calls itself healthy, in the order in which it is waited for. */
  readonly dependencies: readonly Dependency[];
  /** The list that follows a revision: at once if there is one already, else when there is one or the time is over. */
  next(options: NextListOptions): Promise<ContractList>;
}

export interface Dependency {
  /** With its address, for messages. */
  readonly name: string;
  /** Rejects with the reason as long as it is not there. */
  readonly check: (signal: AbortSignal) => Promise<void>;
}

export interface NextListOptions {
  /** The revision that is known; undefined asks for the present list. */
  readonly after: string | undefined;
  readonly waitSeconds: number;
  readonly signal: AbortSignal;
}

/** Which contracts are to be served, as of one revision of the source. */
export interface ContractList {
  readonly revision: string;
  readonly contracts: readonly WantedContract[];
  /** False while the source does not know everything that is wanted: what is served beyond the list stays. */
  readonly isComplete: boolean;
}

export interface WantedContract {
  /** Stays the same over all versions of the contract. */
  readonly key: string;
  /** For people. */
  readonly name: string;
  /** Where it comes from: a file, or a broker's address. */
  readonly origin: string;
  /** Undefined when the source has no version to load: what is served stays. */
  readonly edition: ContractEdition | undefined;
}

export interface ContractEdition {
  readonly version: string;
  /** Of its content, as whoever published it tells it; unset: that of the text. */
  readonly hash?: string | undefined;
  /** Fetches the pact's JSON text. */
  readonly load: (signal: AbortSignal) => Promise<string>;
}
