/** Where the contracts come from: the front part of every version. */
export interface Revision {
  readonly branch: string;
  readonly commit: string;
}

const HASH_LENGTH = 12;

/**
 * The name under which content is published: `<branch>-<commit>+<hash12>`, or `….<n>` from 2 on when the content comes back
 * after other content, because a broker takes the version that was created last for the latest.
 */
export function freeVersion(revision: Revision, hash: string, taken: ReadonlySet<string>): string {
  const first = `${revision.branch}-${revision.commit}+${shortHash(hash)}`;
  let version = first;
  for (let n = 2; taken.has(version); n++) {
    version = `${first}.${n}`;
  }
  return version;
}

/** Whether a version was named for this content, whatever its branch and commit. */
export function isNamedFor(version: string, hash: string): boolean {
  const build = version.slice(version.lastIndexOf('+') + 1);
  return version.includes('+') && build.split('.', 1)[0] === shortHash(hash);
}

function shortHash(hash: string): string {
  return hash.slice(0, HASH_LENGTH);
}
