import { execFile } from 'node:child_process';

const TIMEOUT_MS = 300_000;

/**
 * What a runner of a conformance folder found.
 *
 * @typedef {object} Result
 * @property {number} passed
 * @property {number} failed
 * @property {string} output what it printed
 */

/**
 * Runs a program that ends its output with `N passed, N failed`.
 *
 * A program that breaks before it counts is one failure, with its output as the reason.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Result>}
 */
export function runProgram(command, args, env) {
  return new Promise((resolve) => {
    const options = { env, timeout: TIMEOUT_MS, maxBuffer: 1 << 28 };
    execFile(command, [...args], options, (error, stdout, stderr) => {
      const output = `${stdout}${stderr}`.trim();
      const counted = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
      if (counted === undefined) {
        const end = error === null ? 'It counted nothing.' : `It ended with ${error.signal ?? `code ${error.code}`}.`;
        resolve({ passed: 0, failed: 1, output: `${output}\n${end}` });
      } else {
        resolve({ passed: Number(counted[1]), failed: Number(counted[2]), output });
      }
    });
  });
}
