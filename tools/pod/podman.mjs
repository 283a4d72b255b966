import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/**
 * Runs podman with the environment of this process.
 *
 * @param {...string} args
 * @returns {Promise<string>} its output
 */
export async function podman(...args) {
  const { stdout } = await execute('podman', args, { maxBuffer: 64 * 1024 * 1024 });
  return stdout.trim();
}

/**
 * @typedef {object} ContainerState
 * @property {{ Pid: number, Status: string, ExitCode: number, OOMKilled: boolean, CgroupPath: string }} State
 * @property {{ Memory: number, CpuQuota: number, ReadonlyRootfs: boolean }} HostConfig
 * @property {{ User: string }} Config
 * @property {readonly string[] | null} EffectiveCaps
 * @property {number} RestartCount
 */

/**
 * @param {string} container
 * @returns {Promise<ContainerState>}
 */
export async function inspect(container) {
  const [state] = JSON.parse(await podman('container', 'inspect', container));
  return state;
}
