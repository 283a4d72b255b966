/**
 * Bundles one app into `dist/main.js` and the chunks that it loads on demand: `node tools/bundle/bundle.mjs APP_DIRECTORY`.
 *
 * TypeScript has compiled the app to `out-tsc` before, because esbuild writes no decorator metadata.
 */
import { build } from 'esbuild';
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';

/** Imports that Nest and its neighbours try and do without. */
const optionalImports = [
  '@fastify/multipart',
  '@fastify/static',
  '@fastify/view',
  '@grpc/grpc-js',
  '@mikro-orm/core',
  '@nestjs/axios',
  '@nestjs/microservices',
  '@nestjs/mongoose',
  '@nestjs/platform-express',
  '@nestjs/sequelize',
  '@nestjs/typeorm',
  '@nestjs/websockets',
  'class-transformer/storage',
  'mongoose',
  'sequelize',
  'typeorm',
];

/**
 * Nest's ValidationPipe imports class-validator as a whole, phone number tables included. No app uses that pipe: left
 * out, only the decorators that are used get into the bundle.
 */
/** @type {import('esbuild').Plugin} */
const withoutValidationPipe = {
  name: 'without-validation-pipe',
  setup: (esbuild) => {
    esbuild.onResolve({ filter: /^class-(validator|transformer)$/ }, ({ path, kind, importer }) =>
      kind === 'dynamic-import' && importer.includes('@nestjs/common') ? { path, external: true } : undefined,
    );
  },
};

const directory = resolve(process.argv[2] ?? '.');

// Chunks are named by their content: those of an earlier build would stay for ever.
await rm(resolve(directory, 'dist/chunks'), { recursive: true, force: true });

await build({
  entryPoints: [resolve(directory, 'out-tsc/main.js')],
  outdir: resolve(directory, 'dist'),
  bundle: true,
  // What is imported dynamically goes to a chunk of its own, so that it costs nothing until it is needed.
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'node',
  target: 'node22',
  format: 'esm',
  // ES modules first: of class-validator and its phone number tables, only what is used gets into the bundle.
  mainFields: ['module', 'main'],
  keepNames: true,
  sourcemap: true,
  plugins: [withoutValidationPipe],
  external: optionalImports.flatMap((name) => [name, `${name}/*`]),
  // Bundled CommonJS dependencies call `require` for Node's own modules.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
