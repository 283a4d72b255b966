import { BrokerClient } from '@pact-infra/broker-client';
import { systemClock } from '@pact-infra/configmap-watcher';
import type { Logger } from '@pact-infra/nest-service';
import { brokerUrl, type ManagerConfig } from './config.js';
import { ContractManager } from './contract-manager.js';
import { ContractReader } from './contracts/contract-reader.js';
import { readContract } from './contracts/read-contract.js';
import { noContractEvents } from './events/contract-events.js';
import { EventRecorder } from './events/event-recorder.js';
import { PublishedFlag } from './published-flag.js';
import { BrokerAdapter } from './publishing/broker-adapter.js';
import { Publisher } from './publishing/publisher.js';
import type { ContractSource } from './source/contract-source.js';

/** One attempt of a request to the broker. The publishing loop repeats what fails, so the client need not be stubborn. */
const BROKER_TIMEOUT_MS = 10_000;

/** Where the client looks by itself, and at the broker's database as well. */
const STANDARD_HEARTBEAT = '/diagnostic/status/heartbeat';

/** Wires the manager for a configuration. It does nothing until it is started. */
export function createManager(
  config: ManagerConfig,
  { source, logger }: { source: ContractSource; logger: Logger },
): ContractManager {
  const { BROKER_USERNAME: username, BROKER_PASSWORD: password, BROKER_HEALTH_PATH: path } = config;
  const client = new BrokerClient({
    baseUrl: brokerUrl(config),
    auth: { username, password },
    ...(path !== STANDARD_HEARTBEAT && { healthPath: path }),
    timeoutMs: BROKER_TIMEOUT_MS,
    retry: { retries: 1 },
  });
  const broker = new BrokerAdapter(client);
  const revision = { branch: config.GIT_BRANCH, commit: config.GIT_COMMIT };
  const events =
    source.writeEvent === undefined
      ? noContractEvents
      : new EventRecorder({ write: source.writeEvent, logger, clock: systemClock });
  return new ContractManager({
    watch: source.watch,
    reader: new ContractReader(readContract),
    broker,
    publisher: new Publisher({ broker, revision, logger, events }),
    events,
    flag: new PublishedFlag(config.PUBLISHED_FLAG_PATH, logger),
    logger,
    clock: systemClock,
    random: Math.random,
    servedProviders: config.SERVED_PROVIDERS,
    checkIntervalMs: config.CHECK_INTERVAL_SECS * 1000,
    healthIntervalMs: config.HEALTH_INTERVAL_SECS * 1000,
    brokerTimeoutMs: config.BROKER_TIMEOUT_SECS * 1000,
  });
}
