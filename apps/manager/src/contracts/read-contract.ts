import { compileInSlices, ContractError, parsePactInSlices } from '@pact-infra/pact-core';
import type { WatchedFile } from '@pact-infra/configmap-watcher';
import { contentHash } from './content-hash.js';
import type { ContractFile, Pair } from './contract.js';
import { runSlices } from './run-slices.js';

/** Reads one file as a pact and compiles it, so that no mock server meets a rule that makes no sense. */
export async function readContract(file: WatchedFile): Promise<ContractFile> {
  const source = file.name;
  if (file.kind === 'unreadable') {
    return rejected(source, file.problem);
  }
  try {
    const pact = await runSlices(parsePactInSlices(file.text));
    const pair: Pair = { consumer: pact.consumer, provider: pact.provider };
    const { rejected: uncompiled } = await runSlices(compileInSlices([pact]));
    const [failure] = uncompiled;
    if (failure !== undefined) {
      return rejected(source, failure.error.message, pair);
    }
    return { kind: 'accepted', source, contract: { ...pair, source, hash: contentHash(file.text), text: file.text } };
  } catch (error) {
    return rejected(source, error instanceof ContractError ? error.message : `Cannot read the pact: ${String(error)}`);
  }
}

function rejected(source: string, problem: string, pair?: Pair): ContractFile {
  return { kind: 'rejected', source, problem, pair, lastGood: undefined };
}
