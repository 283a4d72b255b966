import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const PROGRAM = fileURLToPath(new URL('./bundle.mjs', import.meta.url));

/** What a server says of itself as soon as it listens. */
const SERVER = `
import { createServer } from 'node:http';
import { answer } from './answer.js';
const server = createServer((_, response) => response.end(answer)).listen(Number(process.env.PORT), '127.0.0.1', () => {
  const hasUndici = process.moduleLoadList.some((name) => name.includes('undici/undici'));
  console.log(JSON.stringify({ msg: 'example is listening', port: server.address().port, answer, hasUndici }));
});
process.once('SIGTERM', () => process.exit(0));
`;

describe('bundle', () => {
  /** @type {string} */
  let app;

  beforeEach(() => {
    app = mkdtempSync(join(tmpdir(), 'bundle-spec-'));
    mkdirSync(join(app, 'out-tsc'));
    writeFileSync(join(app, 'out-tsc/main.js'), SERVER);
    writeFileSync(join(app, 'out-tsc/answer.js'), "export const answer = 'first';");
    writeFileSync(join(app, 'package.json'), '{"type":"module"}');
  });

  afterEach(() => {
    rmSync(app, { recursive: true, force: true });
  });

  it('makes a main.js that starts the app without loading undici', async () => {
    bundle();

    expect(await start()).toMatchObject({ line: { answer: 'first', hasUndici: false } });
  });

  it('leaves a compile cache that the app uses', async () => {
    bundle();

    const { errors } = await start({ NODE_DEBUG_NATIVE: 'COMPILE_CACHE' });

    expect(errors).toMatch(/V8 code cache for ESM file:\S+app-\w+\.js was accepted/);
  });

  it('replaces the build before, and removes its files', async () => {
    bundle();
    const before = readdirSync(join(app, 'dist/app'));
    for (const name of before) {
      utimesSync(join(app, 'dist/app', name), 0, 0);
    }
    writeFileSync(join(app, 'out-tsc/answer.js'), "export const answer = 'second';");

    bundle();

    expect(await start()).toMatchObject({ line: { answer: 'second' } });
    expect(readdirSync(join(app, 'dist/app')).filter((name) => before.includes(name))).toEqual([]);
  });

  it('fails, with what the app wrote, when the app does not start', () => {
    writeFileSync(join(app, 'out-tsc/answer.js'), "throw new Error('no answer'); export const answer = '';");

    const { status, stderr } = run();

    expect(status).toBe(1);
    expect(stderr).toContain('was built, but ends with 1');
    expect(stderr).toContain('no answer');
  });

  it('refuses code with a character that is not ASCII, which would double the memory that the code takes', () => {
    writeFileSync(join(app, 'out-tsc/answer.js'), "export const answer = 'a “quoted” word'.replace(/“/, '');");

    const { status, stderr } = run();

    expect(status).toBe(1);
    expect(stderr).toMatch(/holds a character that is not ASCII, here: .*replace\(\/“/);
  });

  it('makes a main.js that ends on a signal before the app listens for one', async () => {
    bundle();
    writeFileSync(appFile(), "console.log('starting'); await new Promise((resolve) => setTimeout(resolve, 60_000));");

    expect(await signalled('SIGTERM', { at: ['starting'] })).toEqual({ code: 143, signal: null });
    expect(await signalled('SIGINT', { at: ['starting'] })).toEqual({ code: 130, signal: null });
  });

  it('makes a main.js that leaves the first signal to the app, and ends on the second', async () => {
    bundle();
    writeFileSync(
      appFile(),
      "process.once('SIGTERM', () => console.log('stopping')); console.log('up'); setTimeout(() => {}, 60_000);",
    );

    expect(await signalled('SIGTERM', { at: ['up', 'stopping'] })).toEqual({ code: 143, signal: null });
  });

  function appFile() {
    const [name = ''] = readdirSync(join(app, 'dist/app')).filter((name) => /^app-\w+\.js$/.test(name));
    return join(app, 'dist/app', name);
  }

  /**
   * How the process ends that gets a signal at each of these lines of its output.
   *
   * @param {NodeJS.Signals} signal
   * @param {{ at: string[] }} lines
   */
  async function signalled(signal, { at }) {
    const child = spawn(process.execPath, [join(app, 'dist/main.js')], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'close');
    for await (const line of createInterface(child.stdout)) {
      if (at.includes(line)) {
        child.kill(signal);
      }
    }
    const [code, endedBy] = await ended;
    return { code, signal: endedBy };
  }

  function run() {
    return spawnSync(process.execPath, [PROGRAM, app], { encoding: 'utf8', env: { PATH: process.env['PATH'] } });
  }

  function bundle() {
    expect(run()).toMatchObject({ stderr: '', status: 0 });
  }

  /** @param {NodeJS.ProcessEnv} [variables] */
  async function start(variables) {
    const child = spawn(process.execPath, [join(app, 'dist/main.js')], {
      env: { PORT: '0', ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = new Promise((resolve) => child.once('close', resolve));
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text) => (errors += text));
    let line;
    for await (const text of createInterface(child.stdout)) {
      if (text.startsWith('{')) {
        line = JSON.parse(text);
        child.kill('SIGTERM');
      } else {
        errors += `${text}\n`; // Node's native debugging output goes to standard output
      }
    }
    await ended;
    return { line, errors };
  }
});
