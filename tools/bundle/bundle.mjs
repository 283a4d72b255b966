/**
 * Bundles one app: `node tools/bundle/bundle.mjs APP_DIRECTORY`.
 *
 * TypeScript has compiled the app to `out-tsc` before, because esbuild writes no decorator metadata. What goes to `dist`:
 * `main.js`, which turns the compile cache on and imports the app; the app and the chunks that it loads on demand in
 * `app/`, named by their content; `compile-cache/`. What went into the bundle is listed in `out-tsc/metafile.json`, with
 * paths from the workspace's root.
 */
import { writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { buildApp } from './build-app.mjs';
import { fillCompileCache } from './fill-compile-cache.mjs';
import { removeOtherFiles, swapMain, writeNewFiles } from './output-files.mjs';

const directory = resolve(process.argv[2] ?? '.');
const dist = join(directory, 'dist');
const startedAt = Date.now();

const { entryPoint, files, metafile } = await buildApp(directory);
await writeFile(join(directory, 'out-tsc/metafile.json'), JSON.stringify(metafile));

// In this order the app can be started at any time, from the build before or from this one.
await writeNewFiles(files);
await swapMain(dist, entryPoint);
await fillCompileCache(dist, basename(directory));
await removeOtherFiles(dist, { keep: files, startedAt });
