/** What a mock server reads in the manager's `/ready`. */
export interface ManagerReport {
  readonly revision: string;
  /** Whether the manager sees its source of contracts now; when it does not, contracts it does not list may still be wanted. */
  readonly isSourcePresent: boolean;
  readonly contracts: readonly ManagedContract[];
}

export interface ManagedContract {
  readonly provider: string;
  readonly consumer: string;
  /** Undefined as long as no version is published. */
  readonly version: string | undefined;
}

/** @throws TypeError when the text is not such a report */
export function parseManagerReport(text: string): ManagerReport {
  const report: unknown = JSON.parse(text);
  const revision = member(report, 'revision');
  const contracts = member(report, 'contracts');
  if (typeof revision !== 'string' || !Array.isArray(contracts)) {
    throw new TypeError('expected "revision" and "contracts" in the answer of /ready');
  }
  return {
    revision,
    isSourcePresent: member(member(report, 'source'), 'state') === 'present',
    contracts: contracts.flatMap(readContract),
  };
}

/** A file that is no contract has an entry too, without names. */
function readContract(entry: unknown): ManagedContract[] {
  const provider = member(entry, 'provider');
  const consumer = member(entry, 'consumer');
  const version = member(entry, 'version');
  if (typeof provider !== 'string' || typeof consumer !== 'string') {
    return [];
  }
  return [{ provider, consumer, version: typeof version === 'string' ? version : undefined }];
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
