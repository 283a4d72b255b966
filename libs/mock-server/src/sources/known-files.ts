import type { ManagedContract, ManagedFile } from './manager-report.js';

/**
 * Remembers which contract each file of the manager's source was. A manager that starts while a file is broken cannot
 * tell: the file is still that contract then, in a version that is not known.
 */
export class KnownFiles {
  #contracts: ReadonlyMap<string, ManagedContract> = new Map();

  /** The contracts of these files, which are all there are now. */
  contractsOf(files: readonly ManagedFile[]): readonly ManagedContract[] {
    const entries = files.flatMap(({ source, contract }): [string, ManagedContract][] => {
      const known = contract ?? withoutVersion(this.#contracts.get(source));
      return known === undefined ? [] : [[source, known]];
    });
    this.#contracts = new Map(entries);
    return entries.map(([, contract]) => contract);
  }
}

function withoutVersion(contract: ManagedContract | undefined): ManagedContract | undefined {
  return contract === undefined ? undefined : { ...contract, version: undefined };
}
