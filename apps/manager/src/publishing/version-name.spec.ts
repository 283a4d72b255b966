import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { freeVersion, isNamedFor } from './version-name.js';

const HASH = '0123456789abcdef'.repeat(4);
const revision = { branch: 'main', commit: 'abc' };

describe('freeVersion', () => {
  it('names branch, commit and content', () => {
    expect(freeVersion(revision, HASH, new Set())).toBe('main-abc+0123456789ab');
  });

  it('counts from 2 when the content comes back', () => {
    const taken = new Set(['main-abc+0123456789ab', 'main-abc+0123456789ab.2']);

    expect(freeVersion(revision, HASH, taken)).toBe('main-abc+0123456789ab.3');
  });

  it('makes names that are recognised as the content’s, and no other content’s', () => {
    const hashes = fc.stringMatching(/^[0-9a-f]{64}$/);
    const names = fc.string({ minLength: 1 });
    fc.assert(
      fc.property(hashes, hashes, names, names, fc.nat(3), (hash, other, branch, commit, times) => {
        const taken = new Set<string>();
        for (let n = 0; n < times; n++) {
          taken.add(freeVersion({ branch, commit }, hash, taken));
        }
        const version = freeVersion({ branch, commit }, hash, taken);
        expect(taken.has(version)).toBe(false);
        expect(isNamedFor(version, hash)).toBe(true);
        expect(isNamedFor(version, other)).toBe(hash.slice(0, 12) === other.slice(0, 12));
      }),
    );
  });
});

describe('isNamedFor', () => {
  it.each(['0123456789ab', '1.0.0', '1.0.0+build', 'main-abc+0123456789abc'])(
    'does not take %s for a name of the content',
    (version) => {
      expect(isNamedFor(version, HASH)).toBe(false);
    },
  );
});
