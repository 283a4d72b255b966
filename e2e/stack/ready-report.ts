/** What the manager's `/ready` says of one contract file. */
export interface ContractStatus {
  readonly provider: string | null;
  readonly consumer: string | null;
  readonly version: string | null;
  readonly source: string;
  readonly error: string | null;
}

/** The manager's `/ready`. */
export interface ReadyReport {
  readonly status: 'ready' | 'not_ready';
  readonly broker_healthy: boolean;
  readonly pacts_published: boolean;
  readonly published_providers: readonly string[];
  readonly revision: string;
  readonly contracts: readonly ContractStatus[];
}

/** What a mock's `/_pact/health` says of the contracts that it serves. */
export interface MockHealth {
  readonly details: { readonly contracts: { readonly served: readonly { readonly version: string }[] } };
}
