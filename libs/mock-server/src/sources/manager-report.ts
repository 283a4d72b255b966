/** What a mock server reads in the manager's `/ready`. */
export interface ManagerReport {
  readonly revision: string;
  /** Whether the manager sees its source of contracts now; when it does not, contracts it does not list may still be wanted. */
  readonly isSourcePresent: boolean;
  readonly files: readonly ManagedFile[];
}

/** A file of the manager's source: a contract, or one that cannot be read now. */
export interface ManagedFile {
  /** Its name. */
  readonly source: string;
  /** Undefined when the file does not tell which contract it is. */
  readonly contract: ManagedContract | undefined;
}

export interface ManagedContract {
  readonly provider: string;
  readonly consumer: string;
  /** Undefined as long as no version is published. */
  readonly version: string | undefined;
  /** Of its content. */
  readonly hash: string | undefined;
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
    files: contracts.map(readFile),
  };
}

function readFile(entry: unknown): ManagedFile {
  const source = member(entry, 'source');
  const provider = member(entry, 'provider');
  const consumer = member(entry, 'consumer');
  const version = textMember(entry, 'version');
  const hash = textMember(entry, 'hash');
  return {
    source: typeof source === 'string' ? source : '',
    contract:
      typeof provider === 'string' && typeof consumer === 'string' ? { provider, consumer, version, hash } : undefined,
  };
}

function textMember(value: unknown, name: string): string | undefined {
  const text = member(value, name);
  return typeof text === 'string' ? text : undefined;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
