import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from './paths.mjs';

/** @typedef {{ optionalDependencies?: Record<string, string> }} LockEntry */

describe('package-lock.json', () => {
  it('has an entry for every optional package, of other platforms too, without which npm ci refuses it', () => {
    /** @type {{ packages: Record<string, LockEntry> }} */
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`${path}/node_modules/${name}` in packages) && !(`node_modules/${name}` in packages),
      ),
    );

    expect(missing).toEqual([]);
  });
});
