import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgram } from './run-program.mjs';

const ADAPTER = fileURLToPath(new URL('./adapter.mjs', import.meta.url));

/**
 * The specification cases of a conformance folder, run against the engine itself.
 *
 * Where specification and reference implementation disagree, the reference counts.
 *
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 * @returns {import('./run-conformance.mjs').Part[]}
 */
export function specParts(folder, env) {
  return ['spec', 'extra']
    .filter((name) => existsSync(join(folder, name)))
    .map((name) => ({
      name,
      run: async () => {
        const runner = join(folder, 'run-spec.mjs');
        const args = ['--adapter', ADAPTER, '--dir', join(folder, name), '--disputed', 'reference'];
        const result = await runProgram(process.execPath, [runner, ...args], env);
        return [{ ...result, title: name }];
      },
    }));
}
