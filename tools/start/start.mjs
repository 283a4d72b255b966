/**
 * `npm start`: installs and builds what is missing, then runs the whole stack on this machine until it is stopped.
 * Needs nothing but Node 20 and npm, because it runs before anything is installed.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { installIfNeeded } from '../workspace/install.mjs';
import { requireNode } from '../workspace/required-node.mjs';
import { runCommand } from '../workspace/run-command.mjs';
import { settledContracts } from './contract-report.mjs';
import { requireFreePorts } from './free-ports.mjs';
import { readOptions, usage } from './options.mjs';
import { watchParent } from './parent-watch.mjs';
import { waitUntilHealthy } from './readiness.mjs';
import { waitUntilServed } from './served-versions.mjs';
import { listenersOf, servicesFor } from './services.mjs';
import { Stack } from './stack.mjs';
import { summary } from './summary.mjs';
import { UsageError } from './usage-error.mjs';

/** Ends the installation or the build, and the waiting. */
const stopping = new AbortController();
/** @type {Stack | undefined} */
let stack;

async function start() {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options.help) {
    console.log(usage);
    return;
  }
  requireNode();
  const services = servicesFor(options, process.env);
  await requireFreePorts(listenersOf(services), options.host);

  await installIfNeeded({ signal: stopping.signal });
  await build(services);

  if (options.fresh) {
    rmSync(options.data, { recursive: true, force: true });
  }
  mkdirSync(options.data, { recursive: true });

  console.log('Starting …');
  stack = new Stack(services, options);
  stack.start();
  await waitUntilHealthy(services, { signal: stopping.signal });
  const contracts = await settledContracts(services, options.contracts, { signal: stopping.signal });
  await waitUntilServed(services, contracts, { signal: stopping.signal });
  console.log(summary({ services, contracts, options }));
}

/** @param {readonly import('./services.mjs').Service[]} services */
async function build(services) {
  console.log('Building …');
  const names = [...services.map(({ name }) => name), 'example-secret-manager-controller'];
  const projects = names.map((name) => `@pact-infra/${name}`).join(',');
  const args = ['run-many', '-t', 'build', '-p', projects, '--outputStyle=static', '--parallel=2'];
  const status = await runCommand('nx', args, { signal: stopping.signal });
  if (status !== 0) {
    throw new UsageError('the build failed, see above');
  }
}

/** @param {number} status */
async function stop(status) {
  if (stopping.signal.aborted) {
    stack?.kill(); // asked a second time
    process.exit(1);
  }
  stopping.abort();
  await stack?.stop();
  process.exit(status);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    console.log('\nStopping …');
    void stop(0);
  });
}
watchParent(() => void stop(1));

start().catch((error) => {
  if (stopping.signal.aborted) {
    return;
  }
  console.error(error instanceof UsageError ? `Cannot start: ${error.message}` : error);
  void stop(1);
});
