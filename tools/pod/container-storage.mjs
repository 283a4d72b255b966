import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * @typedef {object} ContainerStorage
 * @property {Readonly<Record<string, string>>} env for podman and buildah
 * @property {() => Promise<void>} remove
 */

/**
 * A place for images and containers apart from those of this machine, so that nothing of its user is touched or left
 * behind, and a configuration that also works where there is no systemd.
 *
 * @returns {Promise<ContainerStorage>}
 */
export async function makeContainerStorage() {
  // Not in /tmp, which may be in memory.
  const directory = await mkdtemp('/var/tmp/pact-infrastructure-pod-');
  const env = {
    CONTAINERS_STORAGE_CONF: join(directory, 'storage.conf'),
    CONTAINERS_CONF: join(directory, 'containers.conf'),
  };
  await writeFile(env.CONTAINERS_STORAGE_CONF, storageConfiguration(directory));
  await writeFile(env.CONTAINERS_CONF, CONTAINERS_CONFIGURATION);
  return {
    env,
    remove: async () => {
      for (const args of [
        ['pod', 'rm', '--all', '--force'],
        ['volume', 'rm', '--all', '--force'],
      ]) {
        execFileSync('podman', args, { env: { ...process.env, ...env }, stdio: 'ignore' });
      }
      execFileSync('podman', ['rmi', '--all', '--force'], { env: { ...process.env, ...env }, stdio: 'ignore' });
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** @param {string} directory */
function storageConfiguration(directory) {
  return `[storage]
driver = "overlay"
graphroot = "${directory}/storage"
runroot = "${directory}/run"
`;
}

const CONTAINERS_CONFIGURATION = `[containers]
default_ulimits = ["nofile=16384:16384", "nproc=16384:16384"]

[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
`;
