import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../workspace/paths.mjs';
import { UsageError } from './usage-error.mjs';

/** Served unless another folder is asked for. */
export const exampleContracts = resolve(root, 'examples/contracts');

export const usage = `npm start [-- OPTIONS]

  --contracts DIR   serve the pact files (*.json) of this folder and follow its changes
                    (default: examples/contracts)
  --fresh           forget what earlier runs stored (the broker's SQLite file)
  --help            print this

Variables: BROKER_PORT (9292), MANAGER_PORT (1238), AWS_MOCK_PORT (1234), GCP_MOCK_PORT (1235), GCP_MOCK_GRPC_PORT (2235),
AZURE_MOCK_PORT (1236), WEBHOOK_PORT (1237); HOST (127.0.0.1), the address to listen on; LOCAL_STACK_DIR (.local-stack),
where data and logs go.`;

/**
 * @typedef {object} StartOptions
 * @property {string} contracts folder of the pact files
 * @property {boolean} fresh
 * @property {boolean} help
 * @property {string} host
 * @property {string} data folder of the SQLite file and the logs
 */

/**
 * Reads command line and environment. Relative folders count from where the user typed the command.
 *
 * @param {readonly string[]} args
 * @param {import('./services.mjs').Environment} env
 * @returns {StartOptions}
 */
export function readOptions(args, env) {
  requireOptionsBehindDashes(env);
  const { contracts, fresh, help } = parseCommandLine(args);
  const workingDirectory = env['INIT_CWD'] ?? process.cwd();
  const options = {
    contracts: contracts === undefined ? exampleContracts : resolve(workingDirectory, contracts),
    fresh,
    help,
    host: env['HOST'] || '127.0.0.1',
    data: resolve(root, env['LOCAL_STACK_DIR'] || '.local-stack'),
  };
  if (!help && statSync(options.contracts, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new UsageError(`--contracts: ${options.contracts} is not a folder`);
  }
  return options;
}

/**
 * Without ` -- ` npm takes options for its own, and hands them on as variables only.
 *
 * @param {import('./services.mjs').Environment} env
 */
function requireOptionsBehindDashes(env) {
  const taken = ['contracts', 'fresh'].find((name) => env[`npm_config_${name}`] !== undefined);
  if (taken !== undefined) {
    throw new UsageError(`npm took --${taken} for an option of its own: write npm start -- --${taken}\n\n${usage}`);
  }
}

/** @param {readonly string[]} args */
function parseCommandLine(args) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        contracts: { type: 'string' },
        fresh: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}
