import { PactV4, SpecificationVersion } from '@pact-foundation/pact';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

const CONTRACTS = join(import.meta.dirname, '../../contracts');

/** The stores that the controller works with, and the upkeep of their secrets: test files of their own, so consumers too. */
type Consumer = 'Secret-Manager-Controller' | 'Secret-Upkeep';

/** Starts the contract with a provider anew: the Pact library would add to the file of the last run. */
export function newContract(provider: string, consumer: Consumer = 'Secret-Manager-Controller'): PactV4 {
  rmSync(join(CONTRACTS, `${consumer}-${provider}.json`), { force: true });
  return new PactV4({
    consumer,
    provider,
    dir: CONTRACTS,
    spec: SpecificationVersion.SPECIFICATION_VERSION_V4,
    logLevel: 'error',
  });
}
