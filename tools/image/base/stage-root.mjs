import { execFileSync } from 'node:child_process';
import { chmod, copyFile, mkdir, realpath, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UsageError } from '../../start/usage-error.mjs';

const FILES = {
  'etc/passwd': 'root:x:0:0:root:/:/sbin/nologin\nnonroot:x:1001:1001:nonroot:/app:/sbin/nologin\n',
  'etc/group': 'root:x:0:\nnonroot:x:1001:\n',
  'etc/nsswitch.conf': 'hosts: files dns\n',
};

/**
 * Lays out `root/` below a directory: node where the distroless images have it, its libraries, and the files by which the
 * C library finds users and hosts.
 *
 * @param {string} directory
 * @param {string} node the binary
 */
export async function stageRoot(directory, node) {
  const root = join(directory, 'root');
  await copyTo(await realpath(node), join(root, 'nodejs/bin/node'));
  for (const library of linkedLibraries(node)) {
    await copyTo(library, join(root, library));
  }
  for (const [file, content] of Object.entries(FILES)) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), content);
  }
  await mkdir(join(root, 'tmp'));
  await chmod(join(root, 'tmp'), 0o1777);
}

/**
 * @param {string} binary
 * @returns {readonly string[]} paths, the loader's among them
 */
function linkedLibraries(binary) {
  const listing = ldd(binary);
  const paths = [...listing.matchAll(/(?:=> |^\s*)(\/\S+) \(0x/gm)].map(([, path = '']) => path);
  if (!paths.some((path) => path.includes('ld-linux'))) {
    throw new UsageError(`the local base image needs a Node that is linked with glibc, ldd says:\n${listing}`);
  }
  return paths;
}

/** @param {string} binary */
function ldd(binary) {
  try {
    return execFileSync('ldd', [binary], { encoding: 'utf8' });
  } catch (error) {
    throw new UsageError('the local base image needs Linux with glibc, whose ldd names the libraries of Node', {
      cause: error,
    });
  }
}

/**
 * @param {string} from
 * @param {string} to
 */
async function copyTo(from, to) {
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to); // follows links, so that the library is there under the name that node asks for
  await chmod(to, 0o755);
}
