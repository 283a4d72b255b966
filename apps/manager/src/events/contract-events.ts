/** Something that whoever wrote a contract file wants to know. */
export interface ContractEvent {
  readonly reason: 'ContractPublished' | 'ContractRejected' | 'ContractNotPublished';
  /** The file's name. */
  readonly source: string;
  readonly message: string;
}

/** Where contract events go. Reporting never fails and never waits. */
export interface ContractEvents {
  report(event: ContractEvent): void;
  /** Resolves when nothing is on its way any more. */
  stop(): Promise<void>;
}

/** For sources that have no place for events: directories. */
export const noContractEvents: ContractEvents = {
  report: () => undefined,
  stop: () => Promise.resolve(),
};
