import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../workspace/paths.mjs';

/**
 * @typedef {object} Commit
 * @property {string} hash
 * @property {number} time in seconds since 1970
 * @property {boolean} isClean whether the working tree is what was committed
 *
 * @typedef {object} ImageDescription
 * @property {string} name the app's
 * @property {string} version
 * @property {readonly string[]} references names with tags, the version first
 * @property {Readonly<Record<string, string>>} labels
 * @property {number} time of the commit, which is the image's, so that the same commit makes the same image
 */

/**
 * Names an app's image by version and by commit, and says in labels what it is.
 *
 * @param {string} app directory of the app
 * @param {string} repository what comes before the app's name
 * @param {Commit} [commit]
 * @returns {ImageDescription}
 */
export function describeImage(app, repository, commit = currentCommit()) {
  const { version, description, license } = JSON.parse(readFileSync(join(app, 'package.json'), 'utf8'));
  const name = basename(app);
  const revision = `${commit.hash}${commit.isClean ? '' : '-dirty'}`;
  const commitTag = `${commit.hash.slice(0, 12)}${commit.isClean ? '' : '-dirty'}`;
  return {
    name,
    version,
    references: [version, commitTag].map((tag) => `${repository}/${name}:${tag}`),
    labels: {
      'org.opencontainers.image.title': name,
      'org.opencontainers.image.description': description,
      'org.opencontainers.image.version': version,
      'org.opencontainers.image.revision': revision,
      'org.opencontainers.image.licenses': license,
      'org.opencontainers.image.created': new Date(commit.time * 1000).toISOString(),
    },
    time: commit.time,
  };
}

/** @returns {Commit} */
function currentCommit() {
  const [hash = '', time] = git('log', '-1', '--format=%H %ct').split(' ');
  return { hash, time: Number(time), isClean: git('status', '--porcelain') === '' };
}

/** @param {readonly string[]} args */
function git(...args) {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
}
