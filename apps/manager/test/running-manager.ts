import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, type RunningService } from '@pact-infra/nest-service';
import { readManagerConfig } from '../src/config.js';
import { startManager } from '../src/start-manager.js';
import type { ContractReport, ReadyReport } from '../src/status/ready-report.js';
import { FakeBrokerServer } from './fake-broker-server.js';

export const AWS = { consumer: 'Controller', provider: 'AWS-Secrets-Manager' };
export const GCP = { consumer: 'Controller', provider: 'GCP-Secret-Manager' };

/** A manager on a directory of contracts and a broker, all real but small, in a hurry. */
export class RunningManager {
  readonly server = new FakeBrokerServer();
  private service: RunningService | undefined;

  private brokerPort = 0;

  private constructor(readonly root: string) {}

  /** Broker and directory are there; the manager is not started yet. */
  static async prepare(): Promise<RunningManager> {
    const root = await mkdtemp(join(tmpdir(), 'manager-'));
    const manager = new RunningManager(root);
    await mkdir(manager.contracts);
    manager.brokerPort = await manager.server.start();
    return manager;
  }

  get contracts(): string {
    return join(this.root, 'contracts');
  }

  get flag(): string {
    return join(this.root, 'published.flag');
  }

  get url(): string {
    return `http://127.0.0.1:${this.service?.port ?? 'nowhere'}`;
  }

  async start(env: Record<string, string> = {}): Promise<void> {
    const config = readManagerConfig({
      BROKER_URL: `http://127.0.0.1:${this.brokerPort}`,
      CONTRACTS_DIR: this.contracts,
      PUBLISHED_FLAG_PATH: this.flag,
      GIT_COMMIT: 'abc',
      HEALTH_PORT: '0',
      HOST: '127.0.0.1',
      CHECK_INTERVAL_SECS: '0.1',
      HEALTH_INTERVAL_SECS: '0.2',
      ...env,
    });
    this.service = await startManager(config, createLogger({ service: 'manager', level: 'silent' }));
  }

  async stop(): Promise<void> {
    await this.service?.close();
  }

  async cleanUp(): Promise<void> {
    await this.stop();
    await this.server.stop();
    await rm(this.root, { recursive: true });
  }

  put(name: string, text: string): Promise<void> {
    return writeFile(join(this.contracts, name), text);
  }

  async get(path: string): Promise<{ status: number; body: unknown }> {
    const response = await fetch(this.url + path);
    return { status: response.status, body: await response.json() };
  }

  async ready(query = ''): Promise<ReadyReport> {
    return (await this.get(`/ready${query}`)).body as ReadyReport;
  }

  /** Follows the reports, by long-poll, until one fits. */
  async reportWhen(condition: (report: ReadyReport) => boolean): Promise<ReadyReport> {
    let report = await this.ready();
    while (!condition(report)) {
      report = await this.ready(`?after=${report.revision}&wait=30`);
    }
    return report;
  }
}

export function fileIn(report: ReadyReport, source: string): ContractReport | undefined {
  return report.contracts.find((contract) => contract.source === source);
}

/** Resolves once the condition holds; it is looked at every few milliseconds. */
export async function eventually(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
