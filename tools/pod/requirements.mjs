import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { UsageError } from '../start/usage-error.mjs';

/** Commands that the pod test runs, with the Debian package of each. */
const COMMANDS = { podman: 'podman', runc: 'runc', catatonit: 'catatonit', ip: 'iproute2', unshare: 'util-linux' };

/**
 * Makes sure that pods can be run here; installs what Debian has and this machine lacks.
 *
 * @throws {UsageError} that says what is missing and how to get it
 */
export function meetRequirements() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    throw new UsageError('the pod test needs Linux and root: it makes a network of its own and runs containers in it');
  }
  const missing = missingPackages();
  if (missing.length === 0) {
    return;
  }
  if (!isInstalled('apt-get')) {
    throw new UsageError(`the pod test needs ${missing.join(', ')}: install them with this system's package manager`);
  }
  console.log(`Installing ${missing.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['update', '-q'], { env, stdio: 'inherit' });
    execFileSync('apt-get', ['install', '-yq', '--no-install-recommends', ...missing], { env, stdio: 'inherit' });
  } catch (error) {
    throw new UsageError(`the pod test needs ${missing.join(', ')}, and apt-get could not install them`, {
      cause: error,
    });
  }
}

function missingPackages() {
  return Object.entries(COMMANDS)
    .filter(([command]) => !isInstalled(command))
    .map(([, name]) => name);
}

/** @param {string} command */
function isInstalled(command) {
  const folders = `${process.env['PATH'] ?? ''}${delimiter}/usr/sbin${delimiter}/usr/libexec/podman`.split(delimiter);
  return folders.some((folder) => isExecutable(join(folder, command)));
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false; // not there, or not a program: looked for elsewhere
  }
}
