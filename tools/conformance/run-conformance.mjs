/**
 * Holds engine and mock server to a folder of conformance cases: `npm run conformance -- DIRECTORY [--only TEXT] [--jobs N]`.
 *
 * The folder brings its own runners: `run-spec.mjs` with `spec/` and `extra/` for the engine, `run-stub.mjs` with
 * `suites/` and `pacts/` for the server, `run-verifier.sh` for the official verifier. The last line counts all of them.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { exitOnSignals } from '../server-process/exit-on-signals.mjs';
import { specParts } from './spec-part.mjs';
import { stubParts } from './stub-part.mjs';

/**
 * @typedef {import('./run-program.mjs').Result & { title: string, known?: number }} TitledResult
 *
 * @typedef {object} Part
 * @property {string} name
 * @property {() => Promise<TitledResult[]>} run
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string', default: '' }, jobs: { type: 'string', default: '2' } },
});
const folder = resolve(process.env['INIT_CWD'] ?? '', positionals[0] ?? '');
if (positionals.length !== 1 || !existsSync(resolve(folder, 'run-spec.mjs'))) {
  console.error('Usage: npm run conformance -- DIRECTORY [--only TEXT] [--jobs N]   (DIRECTORY holds run-spec.mjs)');
  process.exit(2);
}

exitOnSignals();
const env = { ...process.env, TZ: 'UTC', PACT_DO_NOT_TRACK: 'true' };
const parts = [...specParts(folder, env), ...stubParts(folder, env)].filter((part) => part.name.includes(values.only));
const total = { passed: 0, failed: 0 };

/** Takes parts one after another until none is left; several of these run side by side. */
async function work() {
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
    for (const result of await part.run()) {
      total.passed += result.passed;
      total.failed += result.failed;
      report(result);
    }
  }
}

/** @param {TitledResult} result */
function report({ title, passed, failed, known = 0, output }) {
  const knownText = known === 0 ? '' : `, ${known} known to differ`;
  console.log(`${failed === 0 ? 'ok  ' : 'FAIL'} ${title}: ${passed} passed, ${failed} failed${knownText}`);
  if (failed > 0 || known > 0) {
    console.log(output.replace(/^/gm, '     '));
  }
}

await Promise.all(Array.from({ length: Math.max(1, Number(values.jobs)) }, work));
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
