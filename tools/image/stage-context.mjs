import { chmod, cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../workspace/paths.mjs';
import { bundledPackages } from './sbom/bundled-packages.mjs';
import { billOfMaterials } from './sbom/bill-of-materials.mjs';

/** `USER` of the Containerfile. */
const IMAGE_USER = 1001;

/**
 * @typedef {object} StageRequest
 * @property {string} app directory of the app, which was built
 * @property {import('./image-description.mjs').ImageDescription} image
 * @property {string} base
 */

/**
 * Puts what an app's image consists of into one directory, `app/` below it: the bundle without source maps, the
 * `package.json` that makes it ES modules, and the bill of materials, which is also left beside `app/`.
 *
 * @param {StageRequest} request
 * @returns {Promise<string>} the directory
 */
export async function stageContext({ app, image, base }) {
  const context = join(app, 'out-tsc/image');
  const staged = join(context, 'app');
  await rm(context, { recursive: true, force: true });
  await mkdir(context, { recursive: true });
  await cp(join(app, 'dist'), staged, { recursive: true, filter: (file) => !file.endsWith('.map') });
  await handOverCompileCache(join(staged, 'compile-cache'));
  const { name, version } = image;
  await writeFile(join(staged, 'package.json'), `${JSON.stringify({ name, version, type: 'module' })}\n`);
  const packages = bundledPackages({
    metafile: JSON.parse(await readFile(join(app, 'out-tsc/metafile.json'), 'utf8')),
    lockFile: JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')),
  });
  const sbom = billOfMaterials({ image, base, packages });
  await writeFile(join(staged, 'sbom.cdx.json'), sbom);
  await writeFile(join(context, 'sbom.cdx.json'), sbom);
  await letEveryoneRead(staged);
  return context;
}

/**
 * Node looks for compiled code in a folder that ends in the id of its user. Where the image has another Node or another
 * processor than this machine, the cache goes unused.
 *
 * @param {string} cache
 */
async function handOverCompileCache(cache) {
  for (const folder of await readdir(cache)) {
    await rename(join(cache, folder), join(cache, folder.replace(/-\d+$/, `-${IMAGE_USER}`)));
  }
}

/**
 * The files belong to root: the app reads them as another user, whatever the umask was that they were made with.
 *
 * @param {string} directory
 */
async function letEveryoneRead(directory) {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    await chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
  }
}
