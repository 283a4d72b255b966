import { setTimeout as delay } from 'node:timers/promises';
import type { BrokerClient } from '@pact-infra/broker-client';
import type {
  ContractList,
  ContractSource,
  Dependency,
  NextListOptions,
  WantedContract,
} from '../contracts/contract-source.js';
import { brokerDependency } from './broker-dependency.js';
import { wantedFromBroker } from './broker-edition.js';
import { pairKey, pairName } from './contract-filter.js';
import type { PactPair } from './contract-filter.js';
import { KnownFiles } from './known-files.js';
import { getText } from './get-text.js';
import { parseManagerReport } from './manager-report.js';
import type { ManagedContract, ManagerReport } from './manager-report.js';

/** What a manager may take on top of the time that it was asked to wait. */
const GRACE_SECONDS = 10;
/** Between two questions when the manager answers at once although nothing changed. */
const IDLE_SECONDS = 1;

export interface ManagerSourceOptions {
  readonly managerUrl: string;
  readonly broker: BrokerClient;
  readonly isWanted: (pair: PactPair) => boolean;
}

/** Serves exactly the versions that the manager lists, from the broker. */
export class ManagerSource implements ContractSource {
  readonly dependencies: readonly Dependency[];
  readonly #readyUrl: string;
  readonly #files = new KnownFiles();

  constructor(private readonly options: ManagerSourceOptions) {
    this.#readyUrl = `${options.managerUrl.replace(/\/+$/, '')}/ready`;
    const manager: Dependency = {
      name: `manager at ${options.managerUrl}`,
      check: async (signal) => {
        await fetchReport(this.#readyUrl, signal);
      },
    };
    this.dependencies = [brokerDependency(options.broker), manager];
  }

  async next({ after, waitSeconds, signal }: NextListOptions): Promise<ContractList> {
    const askedAt = performance.now();
    const report = await this.#ask(after, waitSeconds, signal);
    if (report.revision === after && performance.now() - askedAt < IDLE_SECONDS * 1000) {
      await delay(IDLE_SECONDS * 1000, undefined, { signal });
    }
    return {
      revision: report.revision,
      contracts: this.#files
        .contractsOf(report.files)
        .filter(this.options.isWanted)
        .map((contract) => this.#wanted(contract)),
      isComplete: report.isSourcePresent,
    };
  }

  async #ask(after: string | undefined, waitSeconds: number, signal: AbortSignal): Promise<ManagerReport> {
    const query = after === undefined ? '' : `?after=${encodeURIComponent(after)}&wait=${waitSeconds}`;
    const timeout = AbortSignal.timeout((waitSeconds + GRACE_SECONDS) * 1000);
    try {
      return await fetchReport(this.#readyUrl + query, AbortSignal.any([signal, timeout]));
    } catch (error) {
      signal.throwIfAborted();
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`manager at ${this.options.managerUrl}: ${reason}`, { cause: error });
    }
  }

  #wanted({ provider, consumer, version, hash }: ManagedContract): WantedContract {
    const pair = { provider, consumer };
    return version === undefined
      ? { key: pairKey(pair), name: pairName(pair), origin: this.options.broker.baseUrl, edition: undefined }
      : wantedFromBroker(this.options.broker, { ...pair, version, hash });
  }
}

/** 503 is an answer too: a manager that is not ready still lists what it has. */
async function fetchReport(url: string, signal: AbortSignal): Promise<ManagerReport> {
  const { status, text } = await getText(url, signal);
  if (status !== 200 && status !== 503) {
    throw new Error(`GET /ready answered ${status}`);
  }
  return parseManagerReport(text);
}
