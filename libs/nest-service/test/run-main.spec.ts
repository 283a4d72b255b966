import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';

/** Runs the built library, as an app does. */
describe('a service process', () => {
  const children: ChildProcess[] = [];

  afterEach(() => {
    for (const child of children.splice(0)) {
      child.kill('SIGKILL');
    }
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'answers what is in flight at %s, then ends with status 0',
    async (signal) => {
      const { child, lines } = run(0);
      const { port } = await lines.next('slow is listening');
      const answer = fetch(`http://127.0.0.1:${String(port)}/slow`);
      await lines.next('arrived');

      child.kill(signal);

      expect(await (await answer).text()).toBe('done');
      expect(await once(child, 'exit')).toEqual([0, null]);
    },
  );

  it('says in one line that its port is taken, and ends with status 1', async () => {
    const occupant = createServer().listen(0);
    const { port } = occupant.address() as AddressInfo;
    const { child } = run(port);
    const [errors, exit] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    occupant.close();

    expect(errors).toBe(`Cannot start: port ${port} is already in use: set PORT to a free port\n`);
    expect(exit).toEqual([1, null]);
  });

  it('says what its entry function threw before it returned a promise, and ends with status 1', async () => {
    const { child } = run(0, 'throwing-main.mjs');
    const [errors, exit] = await Promise.all([text(child.stderr), once(child, 'exit')]);

    expect(errors).toBe('Cannot start: Bad configuration: PORT must be an integer\n');
    expect(exit).toEqual([1, null]);
  });

  function run(port: number, fixture = 'slow-main.mjs') {
    const main = new URL(`fixtures/${fixture}`, import.meta.url).pathname;
    const child = spawn(process.execPath, [main, String(port)], { env: {}, stdio: ['ignore', 'pipe', 'pipe'] });
    children.push(child);
    return { child, lines: new LogLines(child.stdout) };
  }
});

class LogLines {
  private readonly lines: AsyncIterator<string>;

  constructor(stream: NodeJS.ReadableStream) {
    this.lines = createInterface({ input: stream })[Symbol.asyncIterator]();
  }

  /** The fields of the next line with this message. */
  async next(message: string): Promise<Record<string, unknown>> {
    for (;;) {
      const result: IteratorResult<string, unknown> = await this.lines.next();
      if (result.done === true) {
        throw new Error(`The process ended before it logged "${message}"`);
      }
      const fields = JSON.parse(result.value) as Record<string, unknown>;
      if (fields['msg'] === message) {
        return fields;
      }
    }
  }
}
