import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { binaries, root, workspaceEnvironment } from '../workspace/paths.mjs';
import { runCommand } from '../workspace/run-command.mjs';

/**
 * @typedef {object} Project
 * @property {string} name
 * @property {string} root its folder, absolute
 */

/**
 * Runs targets over all projects. Two tasks at a time: each of them keeps a core busy.
 *
 * @param {readonly string[]} targets
 * @param {readonly string[]} [options]
 * @returns {Promise<number>} the exit status
 */
export function runTargets(targets, options = []) {
  return runCommand('nx', ['run-many', '-t', ...targets, '--parallel=2', '--outputStyle=static', ...options]);
}

/**
 * The projects that have a target.
 *
 * @param {string} target
 * @returns {readonly Project[]}
 */
export function projectsWith(target) {
  const output = execFileSync(join(binaries, 'nx'), ['graph', '--print'], {
    cwd: root,
    env: workspaceEnvironment(),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return Object.values(JSON.parse(output).graph.nodes)
    .filter(({ data }) => target in data.targets)
    .map(({ name, data }) => ({ name, root: join(root, data.root) }));
}
