import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { onServerCore } from '../measure/cores.mjs';

const WORKER = fileURLToPath(new URL('../library/library-worker.mjs', import.meta.url));

/**
 * Measures the functions of pact-core in a fresh process.
 *
 * @param {import('./settings.mjs').Bench} bench
 * @param {number} count
 * @returns {Promise<import('../library/measure-library.mjs').LibraryCost[]>}
 */
export async function measureLibrary({ settings, cases, say }, count) {
  say(`library: N=${count}`);
  const names = cases.map(({ name }) => name);
  const program = { command: process.execPath, args: [WORKER, String(count), String(settings.rounds), ...names] };
  const { command, args } = onServerCore(program);
  const { stdout } = await promisify(execFile)(command, [...args]);
  return JSON.parse(stdout);
}
