import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Writes files that are named by their content: those that are there already stay as they are, but for their time.
 *
 * @param {readonly import('esbuild').OutputFile[]} files
 */
export async function writeNewFiles(files) {
  await Promise.all(files.map(writeNewFile));
}

/** @param {import('esbuild').OutputFile} file */
async function writeNewFile({ path, contents }) {
  try {
    const now = new Date();
    await utimes(path, now, now);
  } catch {
    // Not there yet.
    await replaceFile(path, contents);
  }
}

/**
 * Makes `main.js` start the given file.
 *
 * @param {string} dist
 * @param {string} entryPoint
 */
export async function swapMain(dist, entryPoint) {
  const main = `import { enableCompileCache } from 'node:module';
import { constants } from 'node:os';

// In a container this is process 1, for which the kernel has no default action: without a listener, as before the app has
// one and after it has stopped listening, a signal would be lost.
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => {
    if (process.listenerCount(signal) === 1) {
      process.exit(128 + constants.signals[signal]);
    }
  });
}

// The compile cache has to be on before the app is compiled, so the app is a file of its own.
enableCompileCache({ directory: \`\${import.meta.dirname}/compile-cache\`, portable: true });
await import('./app/${basename(entryPoint)}');
`;
  await replaceFile(join(dist, 'main.js'), main);
}

/**
 * Removes what earlier builds left. What is newer than `startedAt` belongs to a build that runs at the same time.
 *
 * @param {string} dist
 * @param {{ keep: readonly { path: string }[], startedAt: number }} options
 */
export async function removeOtherFiles(dist, { keep, startedAt }) {
  const kept = new Set(['main.js', 'app', 'compile-cache', ...keep.map(({ path }) => join('app', basename(path)))]);
  const present = [...(await readdir(dist)), ...(await readdir(join(dist, 'app'))).map((name) => join('app', name))];
  for (const name of present.filter((name) => !kept.has(name))) {
    const path = join(dist, name);
    if ((await stat(path)).mtimeMs < startedAt) {
      await rm(path, { recursive: true, force: true });
    }
  }
}

/**
 * Nobody ever sees a file that is half written.
 *
 * @param {string} path
 * @param {string | Uint8Array} contents
 */
async function replaceFile(path, contents) {
  await mkdir(dirname(path), { recursive: true });
  const written = `${path}.${process.pid}`;
  await writeFile(written, contents);
  await rename(written, path);
}
