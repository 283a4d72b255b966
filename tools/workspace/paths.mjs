import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's root folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where npm puts the commands of the installed packages, Node itself included. */
export const binaries = join(root, 'node_modules/.bin');

/**
 * The environment for commands of this workspace: its own Node and tools first, Nx without a daemon or a network.
 *
 * @returns {NodeJS.ProcessEnv}
 */
export function workspaceEnvironment() {
  return {
    ...process.env,
    PATH: `${binaries}${delimiter}${process.env['PATH'] ?? ''}`,
    NX_DAEMON: 'false',
    NX_ISOLATE_PLUGINS: 'false',
    NX_NO_CLOUD: 'true',
    NX_TUI: 'false',
  };
}

const REQUIRED_NODE_MAJOR = 24;

/**
 * The Node that runs the services: the one npm installed with the workspace, else this one where it is new enough.
 *
 * @returns {string}
 */
export function nodeBinary() {
  const installed = join(binaries, 'node');
  if (existsSync(installed)) {
    return installed;
  }
  if (Number(process.versions.node.split('.')[0]) >= REQUIRED_NODE_MAJOR) {
    return process.execPath;
  }
  throw new Error(
    `Node ${process.versions.node} cannot run the services, and on this platform npm brings no newer one: install Node ${REQUIRED_NODE_MAJOR}`,
  );
}
