import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../dist/main.js', import.meta.url));

/** The built broker as a process of its own. */
export class BrokerProcess implements AsyncDisposable {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** Starts on a free port and waits until it listens. */
  static async start(database: string): Promise<BrokerProcess> {
    const child = spawn(process.execPath, [program], {
      env: { PACT_BROKER_PORT: '0', HOST: '127.0.0.1', PACT_BROKER_DATABASE_NAME: database },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface({ input: child.stdout })) {
      const { port } = JSON.parse(line) as { port?: number };
      if (port !== undefined) {
        child.stdout.resume();
        return new BrokerProcess(child, `http://127.0.0.1:${port}`);
      }
    }
    throw new Error('The broker ended before it listened');
  }

  /** Ends the process and returns its exit code. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const exit = once(this.child, 'exit');
      this.child.kill(signal);
      await exit;
    }
    return this.child.exitCode;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end('SIGKILL');
  }
}

/** Runs the built broker with an environment that it refuses; returns its exit code and what it says. */
export async function runToExit(env: NodeJS.ProcessEnv): Promise<{ code: number | null; stderr: string }> {
  const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  await once(child, 'close');
  return { code: child.exitCode, stderr };
}
