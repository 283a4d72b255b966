import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError } from '../start/usage-error.mjs';

/** Node 24 on Debian, without a shell and without npm, for amd64 and arm64. */
const DEFAULT_BASE = 'gcr.io/distroless/nodejs24-debian13:nonroot';

export const usage = `npx nx run-many -t image [OPTIONS]
node tools/image/image.mjs APP_DIRECTORY [OPTIONS]

  --repository PREFIX   what comes before the app's name (default: pact-infrastructure)
  --push                push every tag
  --platform PLATFORM   linux/amd64 or linux/arm64 (default: this machine's)
  --from IMAGE          base image with Node 24 (default: ${DEFAULT_BASE})
  --engine ENGINE       docker, podman or buildah (default: the first that works)
  --help                print this

Variables: IMAGE_REPOSITORY, IMAGE_PLATFORM, IMAGE_FROM, IMAGE_ENGINE; an option wins over its variable.`;

/**
 * @typedef {object} ImageOptions
 * @property {string} app directory of the app
 * @property {string} repository
 * @property {boolean} push
 * @property {string | undefined} platform
 * @property {string} base
 * @property {string | undefined} engine
 * @property {boolean} help
 */

/**
 * @param {readonly string[]} args
 * @param {{ readonly [name: string]: string | undefined }} env
 * @returns {ImageOptions}
 * @throws {UsageError}
 */
export function readOptions(args, env) {
  const { values, positionals } = parseCommandLine(args);
  const app = resolve(positionals[0] ?? '.');
  const platform = values.platform ?? env['IMAGE_PLATFORM'];
  if (platform !== undefined && !/^linux\/(amd64|arm64)$/.test(platform)) {
    throw new UsageError(`--platform must be linux/amd64 or linux/arm64, got "${platform}"`);
  }
  if (!values.help && !existsSync(join(app, 'dist/main.js'))) {
    throw new UsageError(`${app} has no dist/main.js: build the app first`);
  }
  return {
    app,
    repository: values.repository ?? env['IMAGE_REPOSITORY'] ?? 'pact-infrastructure',
    push: values.push,
    platform,
    base: values.from ?? env['IMAGE_FROM'] ?? DEFAULT_BASE,
    engine: values.engine ?? env['IMAGE_ENGINE'],
    help: values.help,
  };
}

/** @param {readonly string[]} args */
function parseCommandLine(args) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        repository: { type: 'string' },
        push: { type: 'boolean', default: false },
        platform: { type: 'string' },
        from: { type: 'string' },
        engine: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}
