import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../start/usage-error.mjs';

const CONTAINERFILE = fileURLToPath(new URL('Containerfile', import.meta.url));

/**
 * @typedef {object} BuildRequest
 * @property {Pick<import('./image-description.mjs').ImageDescription, 'references' | 'labels' | 'time'>} image
 * @property {string} context the directory whose files are copied
 * @property {string} [base]
 * @property {string | undefined} [platform]
 * @property {string} [containerfile]
 *
 * @typedef {object} ContainerEngine
 * @property {string} name
 * @property {(request: BuildRequest) => void} build
 * @property {(references: readonly string[]) => void} push
 */

/** In this order; `docker` counts only where its daemon answers. */
const PROBES = [
  ['docker', 'info'],
  ['podman', 'version'],
  ['buildah', 'version'],
];

/**
 * The program that builds images here.
 *
 * @param {string} [wanted]
 * @returns {ContainerEngine}
 * @throws {UsageError} if there is none
 */
export function findEngine(wanted) {
  const names = PROBES.map(([name]) => name);
  if (wanted !== undefined && !names.includes(wanted)) {
    throw new UsageError(`--engine must be ${names.join(', ')}, got "${wanted}"`);
  }
  const found = PROBES.find(([name = '', probe = '']) => name === (wanted ?? name) && answers(name, probe))?.[0];
  if (found === undefined) {
    throw new UsageError(
      `images need ${wanted ?? 'docker (with its daemon), podman or buildah'}, which does not answer`,
    );
  }
  return {
    name: found,
    build: (request) => run(found, buildArguments(found, request)),
    push: (references) => references.forEach((reference) => run(found, ['push', reference])),
  };
}

/**
 * @param {string} engine
 * @param {BuildRequest} request
 * @returns {readonly string[]}
 */
export function buildArguments(engine, { image, context, base, platform, containerfile = CONTAINERFILE }) {
  const isDocker = engine === 'docker';
  return [
    'build',
    ...(base?.startsWith('localhost/') === true && !isDocker
      ? [engine === 'buildah' ? '--pull-never' : '--pull=never']
      : []),
    // Docker takes the time from a build argument.
    ...(isDocker ? ['--build-arg', `SOURCE_DATE_EPOCH=${image.time}`] : [`--timestamp=${image.time}`, '--format=oci']),
    ...(platform === undefined ? [] : [`--platform=${platform}`]),
    ...(base === undefined
      ? []
      : ['--build-arg', `BASE=${base}`, '--label', `org.opencontainers.image.base.name=${base}`]),
    ...Object.entries(image.labels).flatMap(([name, value]) => ['--label', `${name}=${value}`]),
    ...image.references.flatMap((reference) => ['--tag', reference]),
    '--file',
    containerfile,
    context,
  ];
}

/**
 * @param {string} command
 * @param {string} probe
 */
function answers(command, probe) {
  try {
    execFileSync(command, [probe], { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false; // not installed, or its daemon is down: another engine may do
  }
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @throws {UsageError} when the command fails; it says itself why
 */
function run(command, args) {
  const { status, signal, error } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) {
    throw new UsageError(`${command} ${args[0]} failed: ${error?.message ?? signal ?? `status ${status}`}`);
  }
}
