import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../workspace/paths.mjs';
import { axiosForJson } from './plugins/axios-for-json.mjs';
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
 * The ES modules of rxjs, of which only what is used gets into the bundle. For Node it names its CommonJS build, and each
 * module that imports something of that would hold getters for all of its 170 exports.
 */
const rxjsModules = {
  rxjs: join(root, 'node_modules/rxjs/dist/esm/index.js'),
  'rxjs/operators': join(root, 'node_modules/rxjs/dist/esm/operators/index.js'),
};

/**
 * Bundles `out-tsc/main.js` of an app in memory.
 *
 * @param {string} directory of the app
 * @returns {Promise<{ entryPoint: string, files: import('esbuild').OutputFile[], metafile: import('esbuild').Metafile }>}
 * @throws {Error} when esbuild finds an error, or the bundle holds a character that is not ASCII
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
    alias: rxjsModules,
    // ES modules first: of class-validator and its phone number tables, only what is used gets into the bundle.
    mainFields: ['module', 'main'],
    minify: true,
    keepNames: true,
    // Beside the code: a name in them that is not ASCII would cost as the next check says.
    legalComments: 'external',
    sourcemap: true,
    plugins: [axiosForJson, withoutValidationPipe, builtinsByRequire],
    external: [...schemaCompilers, ...optionalImports, ...unusedByGrpc].flatMap((name) => [name, `${name}/*`]),
    // Bundled CommonJS dependencies, and `builtinsByRequire`, call `require` for Node's own modules.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  outputFiles.filter(({ path }) => path.endsWith('.js')).forEach(assertAscii);
  const entryPoint = Object.entries(metafile.outputs).find(([, { entryPoint }]) =>
    entryPoint?.endsWith('out-tsc/main.js'),
  );
  if (entryPoint === undefined) {
    throw new Error(`esbuild wrote no entry point for ${directory}`);
  }
  return { entryPoint: join(root, entryPoint[0]), files: outputFiles, metafile };
}

/**
 * V8 keeps a source in memory, and all of it in two bytes a character for the sake of a single wide one. esbuild escapes
 * them in strings, but not in regular expressions: those write `\u201d`.
 *
 * @param {import('esbuild').OutputFile} file
 */
function assertAscii({ path, text }) {
  const at = text.search(/[^\0-\x7f]/);
  if (at !== -1) {
    throw new Error(`${path} holds a character that is not ASCII, here: ${text.slice(Math.max(0, at - 60), at + 20)}`);
  }
}
