import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { DirectoryReader } from './directory-reader.js';

describe('DirectoryReader', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'directory-reader-'));
  });

  afterEach(async () => {
    await rm(directory, { recursive: true });
  });

  it('never mixes two versions of a mounted ConfigMap', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `${index}.json`);
    const mount = async (version: string): Promise<void> => {
      await mkdir(join(directory, `..${version}`));
      await Promise.all(names.map((name) => writeFile(join(directory, `..${version}`, name), version)));
      await symlink(`..${version}`, join(directory, '..data_tmp'));
      await rename(join(directory, '..data_tmp'), join(directory, '..data'));
    };
    await mount('first');
    await Promise.all(names.map((name) => symlink(`..data/${name}`, join(directory, name))));
    const reader = new DirectoryReader(directory, () => true);

    for (let round = 0; round < 30; round++) {
      const mounting = mount(`version ${round}`);
      const versions: Set<string>[] = [];
      for (let reading = 0; reading < 10; reading++) {
        const files = await reader.read();
        versions.push(new Set(files.map((file) => (file.kind === 'readable' ? file.text : file.problem))));
        await setImmediate();
      }
      await mounting;
      expect(versions.map(({ size }) => size)).toEqual(versions.map(() => 1));
    }
  });
});
