import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { freePort } from '../server-process/free-port.mjs';
import { nodeBinary } from '../workspace/paths.mjs';
import { fixtureService } from './fixtures/fixture-service.mjs';
import { pause } from './readiness.mjs';
import { SupervisedService } from './supervised-service.mjs';

const MILLISECONDS_TO_STOP = 30_000;

/** @type {string} */
let logs;
/** @type {SupervisedService[]} */
const running = [];

beforeEach(() => {
  logs = mkdtempSync(join(tmpdir(), 'supervised-'));
});

afterEach(() => {
  for (const supervised of running.splice(0)) {
    supervised.kill();
  }
  rmSync(logs, { recursive: true, force: true });
});

describe('SupervisedService', () => {
  it('starts a service that was killed again', async () => {
    const { url, supervised } = await start();
    const first = await processAnswering(url);
    process.kill(first, 'SIGKILL');

    const second = await processAnswering(url, first);
    expect(supervised.pid).toBe(second);
  });

  it('ends a service for good when it is stopped', async () => {
    const { url, supervised } = await start();
    const pid = await processAnswering(url);
    await supervised.stop(MILLISECONDS_TO_STOP);

    expect(isRunning(pid)).toBe(false);
    expect(supervised.pid).toBeUndefined();
  });

  it('keeps what the service says in a file', async () => {
    const { supervised } = await start({ main: '/nowhere/main.js' });
    const file = join(logs, 'fixture.log');
    await eventually(() => existsSync(file) && readFileSync(file, 'utf8').includes('/nowhere/main.js'));
    await supervised.stop(MILLISECONDS_TO_STOP);
  });

  it('leaves no service behind when its launcher is killed', async () => {
    const launcher = spawn(nodeBinary(), [new URL('./fixtures/launcher.mjs', import.meta.url).pathname, logs]);
    const [line] = await once(createInterface({ input: launcher.stdout }), 'line');
    launcher.kill('SIGKILL');

    await eventually(() => !isRunning(Number(line)));
  });
});

/** @param {Partial<import('./services.mjs').Service>} [changes] */
async function start(changes = {}) {
  const service = { ...fixtureService(await freePort()), ...changes };
  const environment = { ...process.env, ...service.env };
  const supervised = new SupervisedService(service, { environment, logs, onChange: () => undefined });
  running.push(supervised);
  supervised.start();
  return { url: service.url, supervised };
}

/**
 * The id of the process that answers, once it is another one than `not`.
 *
 * @param {string} url
 * @param {number} [not]
 */
async function processAnswering(url, not) {
  for (;;) {
    try {
      const pid = Number(await (await fetch(url)).text());
      if (pid !== not) {
        return pid;
      }
    } catch {
      await pause(20); // not listening yet
    }
  }
}

/** @param {() => boolean} claim */
async function eventually(claim) {
  while (!claim()) {
    await pause(20);
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false; // no such process
  }
}
