import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError } from '../start/usage-error.mjs';

export const USAGE = `Usage: npm run bench -- [options]

  --only NAME,…      subjects, cases and sections to run (default: all)
  --n N,…            sizes of the contracts (default: 1,10,100,1000,10000)
  --rounds N         interleaved rounds (default: 5)
  --seconds S        length of a round (default: 2)
  --quick            small: sizes 1 and 100, 2 rounds of half a second
  --baseline DIR     built workspace of another commit, to compare our mock servers with
  --mountebank MB    script of mountebank, to compare with it (or MOUNTEBANK)
  --wiremock JAR     standalone jar of WireMock, to compare with it (or WIREMOCK_JAR)
  --json FILE        write everything measured to a file
  --help             print this text
`;

/**
 * @typedef {object} BenchOptions
 * @property {boolean} help
 * @property {readonly string[]} only
 * @property {import('./sections/settings.mjs').Settings} settings
 * @property {string | undefined} baseline
 * @property {string | undefined} mountebank
 * @property {string | undefined} wiremock
 * @property {string | undefined} jsonFile
 */

/**
 * Reads the command line. Relative files count from where the user typed the command.
 *
 * @param {readonly string[]} argv
 * @param {NodeJS.ProcessEnv} env
 * @returns {BenchOptions}
 * @throws {UsageError} on an unknown option or a value that isn't a number
 */
export function parseBenchOptions(argv, env) {
  const values = parseValues(argv);
  /** @param {string | undefined} file */
  const located = (file) => (file === undefined ? undefined : resolve(env['INIT_CWD'] ?? '', file));
  const usual = values.quick
    ? { n: '1,100', rounds: '2', seconds: '0.5', warmUpMs: 1000 }
    : { n: '1,10,100,1000,10000', rounds: '5', seconds: '2', warmUpMs: 3000 };
  return {
    help: values.help,
    only: values.only.split(',').filter(Boolean),
    settings: {
      counts: (values.n ?? usual.n).split(',').map((text) => wholeNumber('--n', text)),
      rounds: wholeNumber('--rounds', values.rounds ?? usual.rounds),
      roundMs: positiveNumber('--seconds', values.seconds ?? usual.seconds) * 1000,
      warmUpMs: usual.warmUpMs,
      connections: 32,
    },
    baseline: located(values.baseline),
    mountebank: located(values.mountebank ?? env['MOUNTEBANK']),
    wiremock: located(values.wiremock ?? env['WIREMOCK_JAR']),
    jsonFile: located(values.json),
  };
}

/** @param {readonly string[]} argv */
function parseValues(argv) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        only: { type: 'string', default: '' },
        n: { type: 'string' },
        rounds: { type: 'string' },
        seconds: { type: 'string' },
        quick: { type: 'boolean', default: false },
        baseline: { type: 'string' },
        mountebank: { type: 'string' },
        wiremock: { type: 'string' },
        json: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/**
 * @param {string} option
 * @param {string} text
 */
function wholeNumber(option, text) {
  const value = positiveNumber(option, text);
  if (!Number.isInteger(value)) {
    throw new UsageError(`${option} must be a whole number, got "${text}"`);
  }
  return value;
}

/**
 * @param {string} option
 * @param {string} text
 */
function positiveNumber(option, text) {
  const value = Number(text);
  if (!(value > 0 && Number.isFinite(value))) {
    throw new UsageError(`${option} must be a positive number, got "${text}"`);
  }
  return value;
}
