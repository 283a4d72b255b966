/**
 * Serves pact files without broker or manager: `npm run stub -- --file PACT --port PORT` (`--help` for more).
 *
 * The mock server runs in this very process: a second Node would double the cost of starting.
 */
import { existsSync } from 'node:fs';
import { watchParent } from '../start/parent-watch.mjs';
import { UsageError } from '../start/usage-error.mjs';
import { bundleOf, stubEnvironment } from './stub-environment.mjs';
import { USAGE, parseStubOptions } from './stub-options.mjs';

try {
  const options = parseStubOptions(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
  if (options.help) {
    console.log(USAGE);
  } else {
    await serve(options);
  }
} catch (error) {
  if (!(error instanceof UsageError)) {
    throw error;
  }
  console.error(`${error.message}\nTry: npm run stub -- --help`);
  process.exitCode = 2;
}

/** @param {import('./stub-options.mjs').StubOptions} options */
async function serve(options) {
  const bundle = bundleOf(options.profile);
  if (!existsSync(bundle)) {
    console.error(`The mock servers are not built (no ${bundle.pathname}): run "npm run build" first`);
    process.exitCode = 1;
    return;
  }
  Object.assign(process.env, stubEnvironment(options));
  await import(bundle.href);
  watchParent(() => process.kill(process.pid, 'SIGTERM'));
}
