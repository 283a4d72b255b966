import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../workspace/paths.mjs';
import { axiosWithoutFetch } from './plugins/axios-without-fetch.mjs';
import { builtinsByRequire } from './plugins/builtins-by-require.mjs';
import { withoutValidationPipe } from './plugins/without-validation-pipe.mjs';

/** Imports that Nest and its neighbours try and do without. */
const optionalImports = [
  '@fastify/multipart',
  '@fastify/static',
  '@fastify/view',
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

/** What gRPC takes for services of its own about itself, which none of our servers has. */
const unusedByGrpc = ['@grpc/proto-loader'];

/** Fastify requires them only where a server has no schema controller of its own; nest-service brings one. */
const schemaCompilers = ['@fastify/ajv-compiler', '@fastify/fast-json-stringify-compiler'];

/**
 * Bundles `out-tsc/main.js` of an app in memory.
 *
 * @param {string} directory of the app
 * @returns {Promise<{ entryPoint: string, files: import('esbuild').OutputFile[], metafile: import('esbuild').Metafile }>}
 * @throws {Error} when esbuild finds an error
 */
export async function buildApp(directory) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: { app: join(directory, 'out-tsc/main.js') },
    outdir: join(directory, 'dist/app'),
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    write: false,
    metafile: true,
    bundle: true,
    // What is imported dynamically goes to a chunk of its own, so that it costs nothing until it is needed.
    splitting: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    // ES modules first: of class-validator and its phone number tables, only what is used gets into the bundle.
    mainFields: ['module', 'main'],
    minify: true,
    keepNames: true,
    sourcemap: true,
    plugins: [axiosWithoutFetch, withoutValidationPipe, builtinsByRequire],
    external: [...schemaCompilers, ...optionalImports, ...unusedByGrpc].flatMap((name) => [name, `${name}/*`]),
    // Bundled CommonJS dependencies, and `builtinsByRequire`, call `require` for Node's own modules.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  const entryPoint = Object.entries(metafile.outputs).find(([, { entryPoint }]) =>
    entryPoint?.endsWith('out-tsc/main.js'),
  );
  if (entryPoint === undefined) {
    throw new Error(`esbuild wrote no entry point for ${directory}`);
  }
  return { entryPoint: join(root, entryPoint[0]), files: outputFiles, metafile };
}
