import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../server-process/free-port.mjs';
import { ServerProcess } from '../server-process/server-process.mjs';
import { withoutKnownDifferences } from './known-differences.mjs';
import { runProgram } from './run-program.mjs';

const STUB = fileURLToPath(new URL('../stub/stub.mjs', import.meta.url));
const PACT_CLI = fileURLToPath(new URL('../../node_modules/.bin/pact', import.meta.url));

/**
 * The black-box suites of a conformance folder, each with the official verifier, run against our stub.
 *
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 * @returns {import('./run-conformance.mjs').Part[]}
 */
export function stubParts(folder, env) {
  const suites = join(folder, 'suites');
  if (!existsSync(suites)) {
    return [];
  }
  return readdirSync(suites)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({ name: file.slice(0, -'.json'.length), run: () => runSuite(folder, join(suites, file), env) }));
}

/**
 * @param {string} folder
 * @param {string} suiteFile
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<import('./run-conformance.mjs').TitledResult[]>}
 */
async function runSuite(folder, suiteFile, env) {
  const suite = JSON.parse(readFileSync(suiteFile, 'utf8'));
  const pact = join(folder, suite.pact);
  const port = await freePort();
  const server = new ServerProcess({
    name: `stub of ${suite.name}`,
    command: process.execPath,
    args: [STUB, '--file', pact, '--port', String(port), ...(suite.start?.args ?? [])],
    env,
  });
  const baseUrl = `http://127.0.0.1:${port}`;
  try {
    await server.waitUntil(() => isHealthy(baseUrl));
    const suiteArgs = ['--base-url', baseUrl, '--suite', suiteFile, '--mode', 'strict'];
    const asked = await runProgram(process.execPath, [join(folder, 'run-stub.mjs'), ...suiteArgs], env);
    const verified = await runProgram(join(folder, 'run-verifier.sh'), [baseUrl, pact], { ...env, PACT_CLI });
    return [
      { ...withoutKnownDifferences(asked, caseIdsOf(suite)), title: `${suite.name} (suite)` },
      { ...verified, title: `${suite.name} (official verifier)` },
    ];
  } catch (error) {
    const output = error instanceof Error ? error.message : String(error);
    return [{ title: suite.name, passed: 0, failed: suite.cases.length, output }];
  } finally {
    await server.stop();
  }
}

/** @param {{ cases: readonly { id: string }[] }} suite */
function caseIdsOf({ cases }) {
  return cases.map(({ id }) => id);
}

/** @param {string} baseUrl */
async function isHealthy(baseUrl) {
  try {
    const { ok } = await fetch(`${baseUrl}/health`);
    return ok;
  } catch {
    return false; // nobody listens yet
  }
}
