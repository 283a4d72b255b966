import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError } from '../start/usage-error.mjs';

export const usage = `npm run --silent configmap -- DIRECTORY [OPTIONS]

Prints the ConfigMap of the pact files (*.json) in DIRECTORY, or several where one cannot hold them.

  --apply            apply them with kubectl, on the server's side, instead
  --prune            after --apply, delete ConfigMaps of contracts that are no longer needed
  --name NAME        default: pact-contracts
  --namespace NAME   default: secret-manager-controller-pact-broker
  --context NAME     the kubeconfig's context; default: the current one
  --help             print this`;

/**
 * @typedef {object} ConfigMapOptions
 * @property {string} directory
 * @property {boolean} apply
 * @property {boolean} prune
 * @property {string} name
 * @property {string} namespace
 * @property {string | undefined} context
 * @property {boolean} help
 */

/**
 * Reads the command line. A relative directory counts from where the user typed the command.
 *
 * @param {readonly string[]} args
 * @param {{ readonly [name: string]: string | undefined }} env
 * @returns {ConfigMapOptions}
 * @throws {UsageError}
 */
export function readOptions(args, env) {
  const { values, positionals } = parseCommandLine(args);
  const directory = resolve(env['INIT_CWD'] ?? process.cwd(), positionals[0] ?? '');
  if (!values.help) {
    if (positionals.length !== 1) {
      throw new UsageError(`expected one directory of pact files, got "${positionals.join(' ')}"\n\n${usage}`);
    }
    if (statSync(directory, { throwIfNoEntry: false })?.isDirectory() !== true) {
      throw new UsageError(`${directory} is not a directory`);
    }
    if (values.prune && !values.apply) {
      throw new UsageError('--prune needs --apply');
    }
  }
  return { ...values, directory, context: values.context };
}

/** @param {readonly string[]} args */
function parseCommandLine(args) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        apply: { type: 'boolean', default: false },
        prune: { type: 'boolean', default: false },
        name: { type: 'string', default: 'pact-contracts' },
        namespace: { type: 'string', default: 'secret-manager-controller-pact-broker' },
        context: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}
