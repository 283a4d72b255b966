import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';

/** Runs the built library, as an app does. */
describe('standard output', () => {
  it.each([
    ['exit', ['debug', 'info']],
    ['thrown', ['debug', 'info']],
    ['killed', ['info', 'warn']],
    ['killed', ['info', 'error']],
  ])('has every line of a process that is %s after %j, in order', async (ending, levels) => {
    expect(messages(await text(run(ending, levels).stdout))).toEqual(levels.map((level) => `at ${level}`));
  });

  it('gets a line without anything that follows', async () => {
    const child = run('lives', ['info']);

    const [lines] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];

    child.kill();
    expect(messages(lines)).toEqual(['at info']);
  });

  it('may be closed', async () => {
    const child = run('exit', ['info', 'warn']);
    child.stdout.destroy();

    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});

function run(ending: string, levels: readonly string[]) {
  const main = new URL('fixtures/logging-main.mjs', import.meta.url).pathname;
  return spawn(process.execPath, [main, ending, ...levels], { env: {}, stdio: ['pipe', 'pipe', 'ignore'] });
}

function messages(lines: string): unknown[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as Record<string, unknown>)['msg']);
}
