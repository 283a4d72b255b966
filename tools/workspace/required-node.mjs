import { UsageError } from '../start/usage-error.mjs';

/** npm installs the Node that runs everything there, and this one has to run npm and the scripts before it. */
const LEAST_WHERE_NPM_BRINGS_NODE = 20;
const LEAST_ELSEWHERE = 24;

const thisNode = { version: process.versions.node, platform: process.platform, arch: process.arch };

/**
 * Fails on a Node that is too old, before anything is installed or built with it.
 *
 * @param {{ version: string, platform: string, arch: string }} [node] this one by default; such as 24.1.0, linux, x64
 * @throws {UsageError}
 */
export function requireNode({ version, platform, arch } = thisNode) {
  const comesWithPackages = platform === 'linux' && arch === 'x64';
  const least = comesWithPackages ? LEAST_WHERE_NPM_BRINGS_NODE : LEAST_ELSEWHERE;
  if (Number.parseInt(version, 10) < least) {
    throw new UsageError(`Node ${least} or newer is needed on ${platform} ${arch}; this is Node ${version}`);
  }
}
