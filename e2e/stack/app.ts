import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export type AppName = 'broker' | 'manager' | 'aws-mock' | 'gcp-mock' | 'azure-mock' | 'webhook';

const MAX_OUTPUT = 100_000;

export interface AppOptions {
  readonly name: AppName;
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
}

/** One built app in a process of its own. */
export class App {
  readonly name: AppName;
  readonly url: string;
  readonly port: number;
  readonly #env: Readonly<Record<string, string>>;
  #child: ChildProcess | undefined;
  #output = '';

  constructor({ name, port, env }: AppOptions) {
    this.name = name;
    this.port = port;
    this.url = `http://127.0.0.1:${port}`;
    this.#env = env;
  }

  start(): void {
    const bundle = join(import.meta.dirname, '../../apps', this.name, 'dist/main.js');
    const child = spawn(process.execPath, [bundle], {
      env: { PATH: process.env['PATH'], HOST: '127.0.0.1', ...this.#env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#output = (this.#output + text).slice(-MAX_OUTPUT);
      });
    }
    this.#child = child;
  }

  get isRunning(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** What the app has written, of all its lives. */
  get output(): string {
    return this.#output;
  }

  /** Ends the process and waits until it is gone. */
  async stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (child && this.isRunning) {
      const exit = once(child, 'exit');
      child.kill(signal);
      await exit;
    }
  }

  /** Sends a request to the app; a path such as `/health` will do. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(new URL(path, this.url), { signal: AbortSignal.timeout(10_000), ...init });
  }
}
