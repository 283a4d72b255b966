import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const EXAMPLES = join(import.meta.dirname, '../../examples/contracts');

/** The example contracts by file name. */
export function exampleContracts(): Readonly<Record<string, string>> {
  const files = readdirSync(EXAMPLES).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(EXAMPLES, name), 'utf8')]));
}

/** How many interactions the example contracts with the providers of one cloud have. */
export function exampleInteractions(cloud: 'AWS' | 'GCP' | 'Azure'): number {
  return Object.values(exampleContracts())
    .map((text) => JSON.parse(text) as PactOutline)
    .filter(({ provider }) => provider.name.startsWith(`${cloud}-`))
    .reduce((sum, { interactions }) => sum + interactions.length, 0);
}

interface PactOutline {
  readonly provider: { readonly name: string };
  readonly interactions: readonly unknown[];
}

/** The example contract with one provider. */
export function exampleContract(provider: string): string {
  return readFileSync(join(EXAMPLES, contractFile(provider)), 'utf8');
}

export function contractFile(provider: string): string {
  return `Secret-Manager-Controller-${provider}.json`;
}

/** The folder that a stack's manager watches. */
export class ContractFolder {
  readonly path: string;

  constructor(path: string, contracts: Readonly<Record<string, string>>) {
    this.path = path;
    mkdirSync(path, { recursive: true });
    for (const [name, text] of Object.entries(contracts)) {
      this.write(name, text);
    }
  }

  /** Writes a file in one step, as editors and Pact libraries do. */
  write(name: string, text: string): void {
    const temporary = join(this.path, `${name}.tmp`);
    writeFileSync(temporary, text);
    renameSync(temporary, join(this.path, name));
  }

  remove(name: string): void {
    rmSync(join(this.path, name));
  }
}
