import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type AppName } from './app.js';
import { ContractFolder } from './contract-folder.js';
import { freePorts } from './free-ports.js';
import type { MockHealth, ReadyReport } from './ready-report.js';
import { waitUntil } from './wait-until.js';

/** Which providers each mock serves. */
const PROVIDERS = {
  'aws-mock': ['AWS-Secrets-Manager', 'AWS-Parameter-Store'],
  'gcp-mock': ['GCP-Secret-Manager', 'GCP-Parameter-Manager'],
  'azure-mock': ['Azure-Key-Vault', 'Azure-App-Configuration'],
} as const;

type MockName = keyof typeof PROVIDERS;

/** Where the Azure mock listens beside plain HTTP. */
interface AzureTlsPorts {
  readonly vault: number;
  readonly tokens: number;
}

/** The six apps on free ports, with a contract folder and a database of their own. */
export class Stack {
  readonly contracts: ContractFolder;
  readonly database: string;
  readonly azureTls: AzureTlsPorts;
  /** Where the GCP mock speaks gRPC. */
  readonly gcpGrpcPort: number;
  readonly #folder: string;
  readonly #apps: ReadonlyMap<AppName, App>;

  private constructor(folder: string, ports: readonly number[], contracts: Readonly<Record<string, string>>) {
    this.#folder = folder;
    this.contracts = new ContractFolder(join(folder, 'contracts'), contracts);
    this.database = join(folder, 'pact_broker.sqlite');
    const [vault = 0, tokens = 0, grpc = 0, ...appPorts] = ports;
    this.azureTls = { vault, tokens };
    this.gcpGrpcPort = grpc;
    this.#apps = new Map(this.#createApps(appPorts).map((app) => [app.name, app]));
  }

  /** Starts all apps on these contracts and waits until each contract is served by its mock. */
  static async start(contracts: Readonly<Record<string, string>>): Promise<Stack> {
    const stack = new Stack(mkdtempSync(join(tmpdir(), 'pact-stack-')), await freePorts(9), contracts);
    for (const app of stack.#apps.values()) {
      app.start();
    }
    try {
      await Promise.all([...stack.#apps.values()].map((app) => stack.healthy(app.name)));
      const report = await stack.readyWhen('every contract published', (seen) => {
        const published = seen.contracts.filter(({ version }) => version !== null);
        return published.length === Object.keys(contracts).length;
      });
      await stack.serving(report);
    } catch (error) {
      await stack.stop();
      throw error;
    }
    return stack;
  }

  app(name: AppName): App {
    const app = this.#apps.get(name);
    if (!app) {
      throw new Error(`No app ${name}`);
    }
    return app;
  }

  /** Waits until an app answers its health check. */
  async healthy(name: AppName): Promise<void> {
    const app = this.app(name);
    const path = name === 'broker' ? '/diagnostic/status/heartbeat' : '/health';
    try {
      await waitUntil(`${name} to be healthy`, async () => {
        const response = await app.fetch(path);
        await response.arrayBuffer();
        return response.ok || undefined;
      });
    } catch (cause) {
      throw new Error(`${name} did not become healthy. It wrote:\n${app.output}`, { cause });
    }
  }

  async ready(): Promise<ReadyReport> {
    const response = await this.app('manager').fetch('/ready');
    // The shape is what the tests check.
    return (await response.json()) as ReadyReport;
  }

  /** Waits until the manager's report fits. */
  async readyWhen(what: string, fits: (report: ReadyReport) => boolean): Promise<ReadyReport> {
    return waitUntil(`/ready to show ${what}`, async () => {
      const report = await this.ready();
      return fits(report) ? report : undefined;
    });
  }

  /** Waits until each mock serves the versions that a report of the manager lists for its providers. */
  async serving({ contracts }: ReadyReport): Promise<void> {
    const names: readonly MockName[] = ['aws-mock', 'gcp-mock', 'azure-mock'];
    for (const name of names) {
      const providers: readonly (string | null)[] = PROVIDERS[name];
      const wanted = contracts.filter(({ provider }) => providers.includes(provider)).map(({ version }) => version);
      await waitUntil(`${name} to serve ${wanted.join(', ')}`, async () => {
        const response = await this.app(name).fetch('/_pact/health');
        const { details } = (await response.json()) as MockHealth;
        const served: readonly (string | null)[] = details.contracts.served.map(({ version }) => version);
        return wanted.every((version) => served.includes(version)) || undefined;
      });
    }
  }

  /** The variables that lead the example consumer to the mocks. */
  consumerEnvironment(): Readonly<Record<string, string>> {
    const [aws, gcp, azure] = [this.app('aws-mock').url, this.app('gcp-mock').url, this.app('azure-mock').url];
    return {
      PACT_MODE: 'true',
      AWS_SECRETS_MANAGER_ENDPOINT: aws,
      AWS_SSM_ENDPOINT: aws,
      GCP_SECRET_MANAGER_ENDPOINT: gcp,
      GCP_PARAMETER_MANAGER_ENDPOINT: gcp,
      AZURE_KEY_VAULT_ENDPOINT: azure,
      AZURE_APP_CONFIGURATION_ENDPOINT: azure,
    };
  }

  /** Ends all apps and removes what they wrote. */
  async stop(): Promise<void> {
    await Promise.all([...this.#apps.values()].map((app) => app.stop('SIGKILL')));
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #createApps([broker = 0, manager = 0, aws = 0, gcp = 0, azure = 0, webhook = 0]: readonly number[]): readonly App[] {
    const brokerUrl = `http://127.0.0.1:${broker}`;
    const mock = (name: MockName, port: number, env: Readonly<Record<string, string>> = {}): App =>
      new App({
        name,
        port,
        env: {
          PORT: String(port),
          PACT_BROKER_URL: brokerUrl,
          MANAGER_URL: `http://127.0.0.1:${manager}`,
          PACT_PROVIDER: PROVIDERS[name].join(),
          ...env,
        },
      });
    return [
      new App({
        name: 'broker',
        port: broker,
        env: { PACT_BROKER_PORT: String(broker), PACT_BROKER_DATABASE_NAME: this.database },
      }),
      new App({
        name: 'manager',
        port: manager,
        env: {
          HEALTH_PORT: String(manager),
          BROKER_URL: brokerUrl,
          CONTRACTS_DIR: this.contracts.path,
          PUBLISHED_FLAG_PATH: join(this.#folder, 'pacts-published.flag'),
          // So that tests of a lost broker need not wait for the usual half minute.
          HEALTH_INTERVAL_SECS: '1',
        },
      }),
      mock('aws-mock', aws),
      mock('gcp-mock', gcp, { GRPC_PORT: String(this.gcpGrpcPort) }),
      mock('azure-mock', azure, { TLS_PORT: String(this.azureTls.vault), TOKEN_PORT: String(this.azureTls.tokens) }),
      new App({ name: 'webhook', port: webhook, env: { PORT: String(webhook) } }),
    ];
  }
}
