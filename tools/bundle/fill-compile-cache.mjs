import { mkdtemp, rm } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const TIMEOUT_MILLISECONDS = 60_000;

/**
 * Starts an app as often as there are ways that load different chunks, asks it for its health, and ends it: Node writes
 * what it compiled when it exits. The cache then works from a read-only file system, too.
 *
 * It depends on the version of Node, the kind of processor and the user's id; where one differs, it goes unused.
 *
 * @param {string} dist
 * @param {string} name of the app, for messages
 * @throws {Error} when the app does not start
 */
export async function fillCompileCache(dist, name) {
  await rm(join(dist, 'compile-cache'), { recursive: true, force: true });
  const scratch = await mkdtemp(join(tmpdir(), 'bundle-'));
  try {
    for (const environment of startEnvironments(scratch)) {
      await runOnce(join(dist, 'main.js'), environment, name);
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/**
 * Any free port, no data but in `scratch`, and nobody behind the addresses of other services.
 *
 * @param {string} scratch
 * @returns {NodeJS.ProcessEnv[]}
 */
function startEnvironments(scratch) {
  const nobody = 'http://127.0.0.1:9';
  const common = {
    PATH: process.env['PATH'],
    HOST: '127.0.0.1',
    PORT: '0',
    HEALTH_PORT: '0',
    PACT_BROKER_PORT: '0',
    PACT_BROKER_DATABASE_NAME: join(scratch, 'broker.sqlite'),
    PACT_BROKER_URL: nobody,
    BROKER_URL: nobody,
    MANAGER_URL: nobody,
    CONTRACTS_DIR: scratch,
    PUBLISHED_FLAG_PATH: join(scratch, 'published.flag'),
  };
  return [common, { ...common, PACT_FILES: scratch }];
}

/**
 * @param {string} main
 * @param {NodeJS.ProcessEnv} env
 * @param {string} name
 */
async function runOnce(main, env, name) {
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const timer = setTimeout(() => child.kill('SIGKILL'), TIMEOUT_MILLISECONDS);
  /** @type {string[]} */
  const output = [];
  child.stderr.setEncoding('utf8').on('data', (text) => output.push(text));
  try {
    for await (const line of createInterface(child.stdout)) {
      output.push(line);
      const port = listeningPort(line);
      if (port !== undefined) {
        await fetch(`http://127.0.0.1:${port}/health`);
        child.kill('SIGTERM');
      }
    }
    await ended;
  } finally {
    clearTimeout(timer);
  }
  if (child.exitCode !== 0) {
    throw new Error(`${name} was built, but ends with ${child.signalCode ?? child.exitCode}:\n${output.join('\n')}`);
  }
}

/**
 * The port in the log line of a server that listens.
 *
 * @param {string} line
 * @returns {number | undefined}
 */
function listeningPort(line) {
  return line.includes('is listening') ? JSON.parse(line).port : undefined;
}
