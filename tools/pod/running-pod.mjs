import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect, podman } from './podman.mjs';
import { podManifest } from './pod-manifest.mjs';

const POD = 'pact-infrastructure-pod-0';

/** The pod of k8s/base, run by podman in the network of this process. */
export class RunningPod {
  /**
   * @param {import('./pod-manifest.mjs').Cluster} cluster
   * @param {string} directory for the manifest
   */
  static async start(cluster, directory) {
    const manifest = join(directory, 'pod.yaml');
    await writeFile(manifest, podManifest(cluster));
    await podman('play', 'kube', '--network=host', manifest);
    return new RunningPod();
  }

  /** @param {string} container */
  inspect(container) {
    return inspect(`${POD}-${container}`);
  }

  /** @param {string} container */
  logs(container) {
    return podman('logs', `${POD}-${container}`);
  }

  /**
   * Ends a container's process as the kernel would, without telling podman.
   *
   * @param {string} container
   */
  async kill(container) {
    const { State } = await this.inspect(container);
    process.kill(State.Pid, 'SIGKILL');
  }

  /**
   * The most memory that a container ever had, in MiB, file cache included.
   *
   * @param {string} container
   */
  async peakMemory(container) {
    const { State } = await this.inspect(container);
    const files = [
      `/sys/fs/cgroup/memory${State.CgroupPath}/memory.max_usage_in_bytes`,
      `/sys/fs/cgroup${State.CgroupPath}/memory.peak`,
    ];
    const [bytes] = await Promise.all([Promise.any(files.map((file) => readFile(file, 'utf8')))]);
    return Math.round(Number(bytes) / 1024 ** 2);
  }

  /** Asks every container to end, as the kubelet does, and waits. */
  async end() {
    await podman('pod', 'stop', '--time=60', POD);
  }

  async remove() {
    await podman('pod', 'rm', '--force', POD);
  }
}
