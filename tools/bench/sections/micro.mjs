import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { onServerCore } from '../measure/cores.mjs';

const WORKER = fileURLToPath(new URL('../micro/micro-worker.mjs', import.meta.url));

/**
 * Measures the functions of pact-core, each size in a fresh process.
 *
 * @param {import('./settings.mjs').Bench} bench
 * @returns {Promise<import('../micro/measure-micro.mjs').Micro[]>}
 */
export async function measureLibrary({ settings, cases, say }) {
  const names = cases.map(({ name }) => name);
  const results = [];
  for (const count of settings.counts) {
    say(`library: N=${count}`);
    const program = { command: process.execPath, args: [WORKER, String(count), String(settings.rounds), ...names] };
    const { command, args } = onServerCore(program);
    const { stdout } = await promisify(execFile)(command, [...args]);
    results.push(...JSON.parse(stdout));
  }
  return results;
}
