import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../workspace/paths.mjs';
import { bundledPackages } from './sbom/bundled-packages.mjs';
import { billOfMaterials } from './sbom/bill-of-materials.mjs';

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
  const { name, version } = image;
  await writeFile(join(staged, 'package.json'), `${JSON.stringify({ name, version, type: 'module' })}\n`);
  const packages = bundledPackages({
    metafile: JSON.parse(await readFile(join(app, 'out-tsc/metafile.json'), 'utf8')),
    lockFile: JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')),
  });
  const sbom = billOfMaterials({ image, base, packages });
  await writeFile(join(staged, 'sbom.cdx.json'), sbom);
  await writeFile(join(context, 'sbom.cdx.json'), sbom);
  return context;
}
