import type { WatchedFile } from '@pact-infra/configmap-watcher';
import { runInSlices } from '@pact-infra/nest-service';
import { compileInSlices, ContractError, readPactInSlices } from '@pact-infra/pact-core';
import { hashInSlices } from './content-hash.js';
import type { ContractFile, Pair } from './contract.js';

/** Reads one file as a pact and compiles it, so that no mock server meets a rule that makes no sense. */
export async function readContract(file: WatchedFile): Promise<ContractFile> {
  const source = file.name;
  if (file.kind === 'unreadable') {
    return rejected(source, file.problem);
  }
  try {
    const { pact, canonical } = await runInSlices(readPactInSlices(file.text));
    const pair: Pair = { consumer: pact.consumer, provider: pact.provider };
    const { rejected: uncompiled } = await runInSlices(compileInSlices([pact]));
    const [failure] = uncompiled;
    if (failure !== undefined) {
      return rejected(source, failure.error.message, pair);
    }
    const hash = await hashInSlices(canonical);
    return { kind: 'accepted', source, contract: { ...pair, source, hash, text: file.text } };
  } catch (error) {
    return rejected(source, error instanceof ContractError ? error.message : `Cannot read the pact: ${String(error)}`);
  }
}

function rejected(source: string, problem: string, pair?: Pair): ContractFile {
  return { kind: 'rejected', source, problem, pair, lastGood: undefined };
}
