/**
 * @typedef {object} Metafile what esbuild says about a bundle; paths are from the workspace's root
 * @property {Record<string, { inputs: Record<string, { bytesInOutput: number }> }>} outputs
 *
 * @typedef {object} LockEntry
 * @property {string} [name]
 * @property {string} [version]
 * @property {string} [license]
 * @property {string} [integrity]
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [optionalDependencies]
 * @property {Record<string, string>} [peerDependencies]
 *
 * @typedef {object} LockFile
 * @property {Record<string, LockEntry>} packages by the folder that each is installed in
 *
 * @typedef {object} BundledPackage
 * @property {string} folder where it is installed, from the workspace's root
 * @property {string} name
 * @property {string} version
 * @property {string | undefined} license
 * @property {string | undefined} integrity
 * @property {readonly string[]} dependencies folders of the bundled packages that it asks for
 */

/**
 * The packages whose code is in a bundle, as package-lock.json knows them: what was shaken out or is only used to build
 * does not count.
 *
 * @param {{ metafile: Metafile, lockFile: LockFile }} build
 * @returns {readonly BundledPackage[]}
 * @throws {Error} for code of a package that the lock file does not know
 */
export function bundledPackages({ metafile, lockFile }) {
  const folders = new Set(
    Object.values(metafile.outputs).flatMap(({ inputs }) =>
      Object.entries(inputs)
        .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
        .flatMap(([file]) => packageFolder(file)),
    ),
  );
  return [...folders].sort().map((folder) => {
    const entry = lockFile.packages[folder];
    if (entry?.version === undefined) {
      throw new Error(`package-lock.json has no version for ${folder}, which is bundled`);
    }
    const wanted = { ...entry.dependencies, ...entry.optionalDependencies, ...entry.peerDependencies };
    return {
      folder,
      name: entry.name ?? folder.replace(/^.*node_modules\//, ''),
      version: entry.version,
      license: entry.license,
      integrity: entry.integrity,
      dependencies: Object.keys(wanted).flatMap((name) => installedFor(folder, name, folders)),
    };
  });
}

/**
 * @param {string} file
 * @returns {readonly string[]} none for what esbuild makes itself
 */
function packageFolder(file) {
  const folder = /^(?:.*node_modules\/(?:@[^/]+\/)?[^/]+|(?:apps|libs)\/[^/]+)(?=\/)/.exec(file)?.[0];
  return folder === undefined ? [] : [folder];
}

/**
 * Looks where Node would: in the node_modules of the package, then of each folder above. A library of the workspace is
 * linked there; its folder is known by its name.
 *
 * @param {string} folder
 * @param {string} name
 * @param {ReadonlySet<string>} folders
 */
function installedFor(folder, name, folders) {
  const steps = folder.split('/');
  const candidates = steps.map((_, index) => `${steps.slice(0, steps.length - index).join('/')}/node_modules/${name}`);
  const workspace = `libs/${name.replace(/^@[^/]+\//, '')}`;
  const found = [...candidates, `node_modules/${name}`, workspace].find((candidate) => folders.has(candidate));
  return found === undefined ? [] : [found];
}
