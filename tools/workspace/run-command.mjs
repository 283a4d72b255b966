import { spawn } from 'node:child_process';
import { root, workspaceEnvironment } from './paths.mjs';

/**
 * Runs a command of the workspace with its output on the terminal. An aborted signal ends the command.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ signal?: AbortSignal | undefined, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>} the exit status; 1 when a signal ended it
 */
export function runCommand(command, args, { signal, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...workspaceEnvironment(), ...env },
      stdio: 'inherit',
      signal,
    });
    child.once('error', reject);
    child.once('exit', (status) => resolve(status ?? 1));
  });
}
