/** `npm run configmap`: a folder of pact files as ConfigMaps, printed or applied. See README.md. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { UsageError } from '../start/usage-error.mjs';
import { configMapsOf } from './config-maps.mjs';
import { Kubectl } from './kubectl.mjs';
import { readOptions, usage } from './options.mjs';
import { packContracts } from './pack-contracts.mjs';

try {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options.help) {
    console.log(usage);
  } else {
    await makeConfigMaps(options);
  }
} catch (error) {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = 1;
}

/** @param {import('./options.mjs').ConfigMapOptions} options */
async function makeConfigMaps(options) {
  const configMaps = configMapsOf(packContracts(await readContracts(options.directory)), options);
  if (configMaps.length > 1) {
    console.error(`${configMaps.length} ConfigMaps: the manager finds them with k8s/components/label-watch`);
  }
  if (options.apply) {
    const kubectl = new Kubectl(options);
    process.stdout.write(kubectl.apply(configMaps));
    process.stdout.write(options.prune ? kubectl.prune(configMaps) : '');
  } else {
    process.stdout.write(configMaps.map((configMap) => stringify(configMap, { lineWidth: 0 })).join('---\n'));
  }
}

/** @param {string} directory */
async function readContracts(directory) {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.json'));
  if (names.length === 0) {
    throw new UsageError(`${directory} has no pact files (*.json)`);
  }
  const files = names.map(async (name) => /** @type {const} */ ([name, await readFile(join(directory, name))]));
  return new Map(await Promise.all(files));
}
