import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../start/usage-error.mjs';
import { root } from './paths.mjs';
import { runCommand } from './run-command.mjs';

/**
 * Runs `npm ci` unless node_modules holds what package-lock.json says.
 *
 * @param {{ signal?: AbortSignal | undefined }} [options]
 */
export async function installIfNeeded({ signal } = {}) {
  const reason = missingPackage(root);
  if (reason === undefined) {
    return;
  }
  console.log(`Installing packages (${reason}) …`);
  const status = await runCommand('npm', ['ci', '--no-audit', '--no-fund'], { signal });
  if (status !== 0) {
    throw new UsageError(`npm ci ended with status ${status}, see above`);
  }
}

/**
 * What the installation lacks, if anything. npm records in node_modules what it has installed: compared with the lock
 * file by content, because times say nothing after a checkout.
 *
 * @param {string} folder
 * @returns {string | undefined}
 */
export function missingPackage(folder) {
  const record = join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(record)) {
    return 'node_modules is missing';
  }
  const installed = packagesIn(record);
  for (const [path, { version, optional }] of Object.entries(packagesIn(join(folder, 'package-lock.json')))) {
    const isOptional = optional === true; // of another platform, perhaps
    if (
      path.includes('node_modules/') &&
      !isOptional &&
      (installed[path]?.version !== version || !(path in installed))
    ) {
      return `${path} is missing or old`;
    }
  }
  return undefined;
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesIn(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
