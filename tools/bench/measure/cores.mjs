import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

const SERVER_CORE = '0';
const LOAD_CORE = '1';

/**
 * A program with its arguments.
 *
 * @typedef {object} Command
 * @property {string} command
 * @property {readonly string[]} args
 */

/** Whether server and load can each have a core of their own. */
export const canPin = availableParallelism() >= 2 && spawnSync('taskset', ['--version']).status === 0;

/**
 * The same command on the core that belongs to the server under test.
 *
 * @param {Command} program
 * @returns {Command}
 */
export function onServerCore(program) {
  return pinned(program, SERVER_CORE);
}

/**
 * The same command on the core that belongs to everything else.
 *
 * @param {Command} program
 * @returns {Command}
 */
export function onLoadCore(program) {
  return pinned(program, LOAD_CORE);
}

/** Keeps this process off the server's core. */
export function moveToLoadCore() {
  if (canPin) {
    spawnSync('taskset', ['--cpu-list', '--pid', LOAD_CORE, String(process.pid)]);
  }
}

/**
 * @param {Command} program
 * @param {string} core
 * @returns {Command}
 */
function pinned({ command, args }, core) {
  return canPin ? { command: 'taskset', args: ['--cpu-list', core, command, ...args] } : { command, args };
}
