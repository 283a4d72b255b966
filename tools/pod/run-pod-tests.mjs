/**
 * `npm run test:pod`: builds the images, checks them, and runs them as the pod of k8s/base, in a network of its own. The
 * last line counts the tests. See README.md.
 */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LOCAL_BASE } from '../image/base/local-base-name.mjs';
import { UsageError } from '../start/usage-error.mjs';
import { readResults } from '../test/jest-results.mjs';
import { runTargets } from '../test/nx.mjs';
import { installIfNeeded } from '../workspace/install.mjs';
import { root } from '../workspace/paths.mjs';
import { runCommand } from '../workspace/run-command.mjs';
import { makeContainerStorage } from './container-storage.mjs';
import { meetRequirements } from './requirements.mjs';

const RESULTS = join(root, 'tools/pod/test-output/results.json');
// Containers share the network of the process that starts them: a fresh one, in which only `lo` exists.
const IN_OWN_NETWORK = ['--net', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];

// Ctrl-C ends what runs in the foreground; what it leaves behind is removed all the same.
process.once('SIGINT', () => undefined);

try {
  await installIfNeeded();
  meetRequirements();
  const storage = await makeContainerStorage();
  try {
    await buildImages(storage.env);
    await runTests(storage.env);
  } finally {
    await storage.remove();
  }
} catch (error) {
  console.error(error instanceof UsageError ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}

/** @param {Readonly<Record<string, string>>} env */
async function buildImages(env) {
  const variables = { ...env, IMAGE_ENGINE: 'podman', IMAGE_FROM: LOCAL_BASE };
  if ((await runTargets(['build'])) !== 0) {
    throw new UsageError('the apps could not be built');
  }
  await succeed('node', ['tools/image/base/local-base.mjs'], variables);
  await succeed('nx', ['run-many', '-t', 'image', '--parallel=2', '--outputStyle=static'], variables);
}

/** @param {Readonly<Record<string, string>>} env */
async function runTests(env) {
  await rm(RESULTS, { force: true });
  await mkdir(join(root, 'tools/pod/test-output'), { recursive: true });
  const jest = ['jest', '--config=tools/pod/jest.config.mjs', '--runInBand', '--json', `--outputFile=${RESULTS}`];
  await runCommand('unshare', [...IN_OWN_NETWORK, ...jest], {
    env: { ...env, NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' },
  });
  const { passed, failed, problems } = readResults('pod', RESULTS);
  for (const problem of problems) {
    console.log(problem);
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} env
 */
async function succeed(command, args, env) {
  const status = await runCommand(command, args, { env });
  if (status !== 0) {
    throw new UsageError(`${command} ${args.join(' ')} ended with status ${status}`);
  }
}
