import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type {
  ContractList,
  ContractSource,
  Dependency,
  NextListOptions,
  WantedContract,
} from '../contracts/contract-source.js';

const POLL_MILLISECONDS = 200;

/** Serves pact files, and the `*.json` of directories, without broker or manager. */
export class FileSource implements ContractSource {
  readonly dependencies: readonly Dependency[] = [];

  constructor(private readonly paths: readonly string[]) {}

  async next({ after, waitSeconds, signal }: NextListOptions): Promise<ContractList> {
    const deadline = performance.now() + waitSeconds * 1000;
    for (;;) {
      const list = await this.#list();
      if (list.revision !== after || performance.now() >= deadline) {
        return list;
      }
      await delay(POLL_MILLISECONDS, undefined, { signal });
    }
  }

  async #list(): Promise<ContractList> {
    const files = (await Promise.all(this.paths.map(filesAt))).flat();
    const contracts = await Promise.all(files.map(wantedFile));
    const revision = JSON.stringify(contracts.map(({ key, edition }) => [key, edition?.version]));
    return { revision, contracts, isComplete: true };
  }
}

async function filesAt(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) {
    return [path];
  }
  const names = (await readdir(path)).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => join(path, name));
}

async function wantedFile(path: string): Promise<WantedContract> {
  const { mtime, size } = await stat(path);
  return {
    key: path,
    name: path,
    origin: path,
    edition: { version: `${mtime.toISOString()}, ${size} bytes`, load: () => readFile(path, 'utf8') },
  };
}
