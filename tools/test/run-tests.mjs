/**
 * `npm test`: installs what is missing, checks the code, runs every test. The last line counts what ran now, not what a
 * cache remembers. Needs no network once the packages are installed.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { installIfNeeded } from '../workspace/install.mjs';
import { requireNode } from '../workspace/required-node.mjs';
import { runCommand } from '../workspace/run-command.mjs';
import { readResults } from './jest-results.mjs';
import { projectsWith, runTargets } from './nx.mjs';

const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const problems = [];

/**
 * Counts a step that is no test, when it fails.
 *
 * @param {string} title
 * @param {() => Promise<number>} run its exit status
 */
async function check(title, run) {
  console.log(`\n=== ${title}`);
  if ((await run()) !== 0) {
    total.failed += 1;
    problems.push(`${title} failed`);
  }
}

/** @param {string} target */
async function runTests(target) {
  console.log(`\n=== ${target}`);
  const suites = projectsWith(target).map(({ name, root }) => ({
    name,
    results: join(root, 'test-output/results.json'),
  }));
  for (const { results } of suites) {
    rmSync(results, { force: true });
  }
  const status = await runTargets([target], ['--skip-nx-cache', '--exclude-task-dependencies', '--nx-bail=false']);
  const counts = suites.map(({ name, results }) => readResults(`${target} of ${name}`, results));
  for (const { passed, failed, skipped, problems: found } of counts) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
    problems.push(...found);
  }
  if (status !== 0 && counts.every(({ failed }) => failed === 0)) {
    total.failed += 1;
    problems.push(`${target} ended with status ${status} although no test failed`);
  }
}

async function runEverything() {
  requireNode();
  await installIfNeeded();
  await check('format', () => runCommand('prettier', ['--check', '--log-level=warn', '.']));
  await check('build', () => runTargets(['build']));
  await check('typecheck', () => runTargets(['typecheck']));
  await check('lint', () => runTargets(['lint']));
  await runTests('test');
  await runTests('e2e');
}

try {
  await runEverything();
} catch (error) {
  total.failed += 1;
  problems.push(String(error));
}

console.log('\n=== summary');
for (const problem of problems) {
  console.log(problem);
}
if (total.skipped > 0) {
  console.log(`${total.skipped} skipped`);
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
