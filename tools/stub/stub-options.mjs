import { existsSync, readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError } from '../start/usage-error.mjs';

export const USAGE = `Usage: npm run stub -- --file PACT [--file PACT …] [--dir DIRECTORY …] [options]

Serves pact files over HTTP, without broker or manager. /health answers 200 when the contracts are served.

  -f, --file PACT                      pact file to serve (repeatable)
  -d, --dir DIRECTORY                  directory of pact files (*.json) to serve (repeatable)
  -p, --port PORT                      port to listen on (default: a free one, see the log)
      --host ADDRESS                   address to listen on (default: the mock's own)
      --profile raw|aws|gcp|azure      what is forgiven before matching (default: raw, nothing)
  -s, --provider-state REGEX           serve only interactions with a provider state that matches
      --empty-provider-state           with --provider-state: also serve interactions without any state
      --provider-state-header-name H   request header that holds such a REGEX for one request
  -o, --cors                           answer OPTIONS requests and add CORS headers
      --cors-referer                   allow the Referer as origin, instead of *
  -h, --help                           print this text
`;

const PROFILES = Object.freeze(['raw', 'aws', 'gcp', 'azure']);

/**
 * @typedef {object} StubOptions
 * @property {boolean} help
 * @property {string} profile
 * @property {readonly string[]} pactFiles files and directories, absolute
 * @property {number} port 0 for a free one
 * @property {string | undefined} host
 * @property {string | undefined} providerState
 * @property {string | undefined} providerStateHeaderName
 * @property {boolean} emptyProviderState
 * @property {boolean} cors
 * @property {boolean} corsReferer
 */

/**
 * Reads the command line of the stub.
 *
 * @param {readonly string[]} argv arguments behind the script's name
 * @param {string} workingDirectory where relative paths begin
 * @returns {StubOptions}
 * @throws {UsageError} on an unknown option, a bad value, or when there is nothing to serve
 */
export function parseStubOptions(argv, workingDirectory) {
  const values = parseValues(argv);
  const options = {
    help: values.help,
    profile: values.profile,
    pactFiles: [...values.file, ...values.dir].map((path) => resolve(workingDirectory, path)),
    port: Number(values.port),
    host: values.host,
    providerState: values['provider-state'],
    providerStateHeaderName: values['provider-state-header-name'],
    emptyProviderState: values['empty-provider-state'],
    cors: values.cors,
    corsReferer: values['cors-referer'],
  };
  if (!options.help) {
    assertUsable(options, values.port);
  }
  return options;
}

/** @param {readonly string[]} argv */
function parseValues(argv) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        file: { type: 'string', short: 'f', multiple: true, default: [] },
        dir: { type: 'string', short: 'd', multiple: true, default: [] },
        port: { type: 'string', short: 'p', default: '0' },
        host: { type: 'string' },
        profile: { type: 'string', default: 'raw' },
        'provider-state': { type: 'string', short: 's' },
        'provider-state-header-name': { type: 'string' },
        'empty-provider-state': { type: 'boolean', default: false },
        cors: { type: 'boolean', short: 'o', default: false },
        'cors-referer': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** @param {string} directory */
function hasPacts(directory) {
  return readdirSync(directory).some((name) => name.endsWith('.json'));
}

/**
 * @param {StubOptions} options
 * @param {string} portText
 */
function assertUsable(options, portText) {
  if (options.pactFiles.length === 0) {
    throw new UsageError('Nothing to serve: name a pact with --file or a directory with --dir');
  }
  if (!/^\d{1,5}$/.test(portText) || options.port > 65_535) {
    throw new UsageError(`--port must be a number from 0 to 65535, got "${portText}"`);
  }
  if (!PROFILES.includes(options.profile)) {
    throw new UsageError(`--profile must be one of ${PROFILES.join(', ')}, got "${options.profile}"`);
  }
  const missing = options.pactFiles.find((path) => !existsSync(path));
  if (missing !== undefined) {
    throw new UsageError(`No such file or directory: "${missing}"`);
  }
  const withoutPacts = options.pactFiles.find((path) => statSync(path).isDirectory() && !hasPacts(path));
  if (withoutPacts !== undefined) {
    throw new UsageError(`No pact files (*.json) in the directory "${withoutPacts}"`);
  }
  const withComma = options.pactFiles.find((file) => file.includes(','));
  if (withComma !== undefined) {
    throw new UsageError(`The path of a pact can't contain a comma: "${withComma}"`);
  }
  if (options.emptyProviderState && options.providerState === undefined) {
    throw new UsageError('--empty-provider-state needs --provider-state');
  }
}
