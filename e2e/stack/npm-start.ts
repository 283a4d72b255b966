import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from './free-ports.js';
import { waitUntil } from './wait-until.js';

const BUILD_PATIENCE_MS = 300_000;
const ROOT = join(import.meta.dirname, '../..');

export const PORT_VARIABLES = [
  'BROKER_PORT',
  'MANAGER_PORT',
  'AWS_MOCK_PORT',
  'GCP_MOCK_PORT',
  'GCP_MOCK_GRPC_PORT',
  'AZURE_MOCK_PORT',
  'WEBHOOK_PORT',
] as const;
export type PortVariable = (typeof PORT_VARIABLES)[number];

/** A running `npm start`, as a user in a terminal has it. */
export class NpmStart {
  readonly ports: Readonly<Record<PortVariable, number>>;
  readonly #child: ChildProcess;
  readonly #data: string;
  #output = '';

  private constructor(data: string, ports: Readonly<Record<PortVariable, number>>, args: readonly string[]) {
    this.ports = ports;
    this.#data = data;
    const child = spawn('npm', ['start', '--', ...args], {
      cwd: ROOT,
      // Nothing that Nx or Jest set for this process.
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        LOCAL_STACK_DIR: data,
        ...Object.fromEntries(Object.entries(ports).map(([variable, port]) => [variable, String(port)])),
      },
      // A group of its own: Ctrl-C in a terminal reaches the whole group.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#output += text;
      });
    }
    this.#child = child;
  }

  static async run(
    args: readonly string[] = [],
    ports: Partial<Readonly<Record<PortVariable, number>>> = {},
  ): Promise<NpmStart> {
    const [broker = 0, manager = 0, aws = 0, gcp = 0, grpc = 0, azure = 0, webhook = 0] = await freePorts(7);
    const free = {
      BROKER_PORT: broker,
      MANAGER_PORT: manager,
      AWS_MOCK_PORT: aws,
      GCP_MOCK_PORT: gcp,
      GCP_MOCK_GRPC_PORT: grpc,
      AZURE_MOCK_PORT: azure,
      WEBHOOK_PORT: webhook,
    };
    return new NpmStart(mkdtempSync(join(tmpdir(), 'pact-npm-start-')), { ...free, ...ports }, args);
  }

  get output(): string {
    return this.#output;
  }

  /** Waits for the line `ready`, at most as long as a build may take. */
  async ready(): Promise<void> {
    const state = await waitUntil(
      'npm start to say "ready"',
      () => Promise.resolve(this.#child.exitCode === null ? this.#saysReady() : 'ended'),
      BUILD_PATIENCE_MS,
    );
    if (state === 'ended') {
      throw new Error(`npm start ended with ${this.#child.exitCode}:\n${this.#output}`);
    }
  }

  /** The processes of the services. */
  servicePids(): readonly number[] {
    const services: unknown = JSON.parse(readFileSync(join(this.#data, 'stack.json'), 'utf8'));
    return Object.values(services as Record<string, { readonly pid: number }>).map(({ pid }) => pid);
  }

  /** Presses Ctrl-C. */
  interrupt(): void {
    if (this.#child.pid !== undefined) {
      process.kill(-this.#child.pid, 'SIGINT');
    }
  }

  /** @returns the exit status, `null` when a signal ended it */
  async exit(): Promise<number | null> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      await once(this.#child, 'exit');
    }
    return this.#child.exitCode;
  }

  #saysReady(): 'ready' | undefined {
    return /^ready$/m.test(this.#output) ? 'ready' : undefined;
  }

  /** Ends it whatever it does, and removes its data. */
  async dispose(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      this.interrupt();
      await this.exit();
    }
    rmSync(this.#data, { recursive: true, force: true });
  }
}
