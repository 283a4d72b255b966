import { PactV4, SpecificationVersion } from '@pact-foundation/pact';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

const CONSUMER = 'Secret-Manager-Controller';
const CONTRACTS = join(import.meta.dirname, '../../contracts');

/** Starts the contract with a provider anew: the Pact library would add to the file of the last run. */
export function newContract(provider: string): PactV4 {
  rmSync(join(CONTRACTS, `${CONSUMER}-${provider}.json`), { force: true });
  return new PactV4({
    consumer: CONSUMER,
    provider,
    dir: CONTRACTS,
    spec: SpecificationVersion.SPECIFICATION_VERSION_V4,
    logLevel: 'error',
  });
}
