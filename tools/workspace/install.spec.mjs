import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { missingPackage } from './install.mjs';

describe('missingPackage', () => {
  /** @type {string} */
  let folder;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'install-'));
    mkdirSync(join(folder, 'node_modules'));
    lock({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/for-mac': { version: '1.0.0', optional: true } });
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('is content with what the lock file says, without the optional packages of other platforms', () => {
    installed({ 'node_modules/a': { version: '1.0.0' } });

    expect(missingPackage(folder)).toBeUndefined();
  });

  it('notices that nothing is installed', () => {
    expect(missingPackage(folder)).toBe('node_modules is missing');
  });

  it('notices a package that is missing', () => {
    installed({});

    expect(missingPackage(folder)).toBe('node_modules/a is missing or old');
  });

  it('notices a package of another version', () => {
    installed({ 'node_modules/a': { version: '0.9.0' } });

    expect(missingPackage(folder)).toBe('node_modules/a is missing or old');
  });

  /** @param {object} packages */
  function lock(packages) {
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages }));
  }

  /** @param {object} packages */
  function installed(packages) {
    writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
  }
});
