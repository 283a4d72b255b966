/**
 * Bundles one app into a single file: `node tools/bundle/bundle.mjs APP_DIRECTORY`.
 *
 * TypeScript has compiled the app to `out-tsc` before, because esbuild writes no decorator metadata.
 */
import { build } from 'esbuild';
import { resolve } from 'node:path';

/** Imports that Nest and its neighbours try and do without. */
const optionalImports = [
  '@fastify/static',
  '@fastify/view',
  '@grpc/grpc-js',
  '@mikro-orm/core',
  '@nestjs/axios',
  '@nestjs/microservices',
  '@nestjs/mongoose',
  '@nestjs/sequelize',
  '@nestjs/typeorm',
  '@nestjs/websockets',
  'class-transformer/storage',
  'mongoose',
  'sequelize',
  'typeorm',
];

const directory = resolve(process.argv[2] ?? '.');

await build({
  entryPoints: [resolve(directory, 'out-tsc/main.js')],
  outfile: resolve(directory, 'dist/main.js'),
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'esm',
  keepNames: true,
  sourcemap: true,
  external: optionalImports.flatMap((name) => [name, `${name}/*`]),
  // Bundled CommonJS dependencies call `require` for Node's own modules.
  banner: { js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);" },
  logLevel: 'warning',
});
