import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { eventually, textsIn, until } from '../../test/until.js';
import type { FileWatch } from '../file-watch.js';
import { watchDirectory, type DirectoryWatchOptions } from './watch-directory.js';

describe('watchDirectory', () => {
  let root: string;
  let directory: string;
  const watches: FileWatch[] = [];

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'watch-directory-'));
    directory = join(root, 'pacts');
  });

  afterEach(async () => {
    await Promise.all(watches.splice(0).map((watch) => watch.stop()));
    await rm(root, { recursive: true, force: true });
  });

  function start(options: Partial<DirectoryWatchOptions> = {}): FileWatch {
    const watch = watchDirectory({ directory, pollMs: 100, ...options });
    watches.push(watch);
    return watch;
  }

  const put = (name: string, content: string | Uint8Array): Promise<void> => writeFile(join(directory, name), content);

  it('shows the files that are there', async () => {
    await mkdir(directory);
    await put('b.json', '2');
    await put('a.json', '1');

    const snapshot = await until(start(), (seen) => seen.kind === 'present');

    expect(textsIn(snapshot)).toEqual({ 'a.json': '1', 'b.json': '2' });
  });

  it('shows files that appear, change and disappear', async () => {
    await mkdir(directory);
    const watch = start();
    await until(watch, (seen) => seen.kind === 'present');

    await put('a.json', '1');
    await until(watch, (seen) => textsIn(seen)['a.json'] === '1');
    await put('a.json', '2');
    await until(watch, (seen) => textsIn(seen)['a.json'] === '2');
    await rm(join(directory, 'a.json'));

    expect(textsIn(await until(watch, (seen) => !('a.json' in textsIn(seen))))).toEqual({});
  });

  it('is told of a change by the operating system, long before the next poll', async () => {
    await mkdir(directory);
    const watch = start({ pollMs: 3_600_000 });
    await until(watch, (seen) => seen.kind === 'present');

    await put('a.json', '1');

    expect(textsIn(await until(watch, (seen) => 'a.json' in textsIn(seen)))).toEqual({ 'a.json': '1' });
  });

  it('waits for a directory that does not exist yet', async () => {
    const watch = start();
    await until(watch, (seen) => seen.kind === 'absent');

    await mkdir(directory);
    await put('a.json', '1');

    expect(textsIn(await until(watch, (seen) => 'a.json' in textsIn(seen)))).toEqual({ 'a.json': '1' });
  });

  it('tells a deleted directory from an empty one, and follows the one that takes its place', async () => {
    await mkdir(directory);
    await put('a.json', '1');
    const watch = start();
    await until(watch, (seen) => seen.kind === 'present');

    await rm(directory, { recursive: true });
    await until(watch, (seen) => seen.kind === 'absent');
    await mkdir(directory);
    await until(watch, (seen) => seen.kind === 'present');
    await put('a.json', '2');

    expect(textsIn(await until(watch, (seen) => 'a.json' in textsIn(seen)))).toEqual({ 'a.json': '2' });
  });

  it('follows the ..data swap of a mounted ConfigMap', async () => {
    await mkdir(join(directory, '..2026_01'), { recursive: true });
    await put('..2026_01/a.json', 'old a');
    await put('..2026_01/b.json', 'old b');
    await symlink('..2026_01', join(directory, '..data'));
    await symlink('..data/a.json', join(directory, 'a.json'));
    await symlink('..data/b.json', join(directory, 'b.json'));
    const watch = start({ pollMs: 3_600_000 });
    const before = await until(watch, (seen) => seen.kind === 'present');

    await mkdir(join(directory, '..2026_02'));
    await put('..2026_02/a.json', 'new a');
    await put('..2026_02/b.json', 'new b');
    await symlink('..2026_02', join(directory, '..data_tmp'));
    await rename(join(directory, '..data_tmp'), join(directory, '..data'));

    expect(textsIn(before)).toEqual({ 'a.json': 'old a', 'b.json': 'old b' });
    const after = await until(watch, (seen) => textsIn(seen)['a.json'] === 'new a');
    expect(textsIn(after)).toEqual({ 'a.json': 'new a', 'b.json': 'new b' });
  });

  it('looks at the accepted names of the top level only', async () => {
    await mkdir(join(directory, 'nested.json'), { recursive: true });
    await put('nested.json/a.json', '1');
    await put('notes.txt', 'no');
    await put('.hidden.json', 'no');
    await put('b.json', '2');

    const snapshot = await until(
      start({ accepts: (name) => name.endsWith('.json') }),
      (seen) => seen.kind === 'present',
    );

    expect(textsIn(snapshot)).toEqual({ 'b.json': '2' });
  });

  it('unpacks gzip and names what cannot be read', async () => {
    await mkdir(directory);
    await put('a.json.gz', gzipSync('packed'));
    await put('b.json.gz', 'no gzip');
    await put('c.json', Uint8Array.of(0xff, 0xfe));

    const snapshot = await until(start(), (seen) => seen.kind === 'present');

    expect(textsIn(snapshot)).toEqual({
      'a.json.gz': 'packed',
      'b.json.gz': expect.stringContaining('b.json.gz is not valid gzip'),
      'c.json': 'c.json is not UTF-8 text',
    });
  });

  it('sees each of many quick changes of the same size', async () => {
    await mkdir(directory);
    await put('a.json', '1');
    const watch = start({ pollMs: 20 });
    await until(watch, (seen) => textsIn(seen)['a.json'] === '1');

    for (const text of ['2', '3', '4', '5', '6', '7']) {
      await put('a.json', text);
      await until(watch, (seen) => textsIn(seen)['a.json'] === text);
    }

    expect(watch.status().error).toBeUndefined();
  });

  it('reports what keeps it from looking, and recovers', async () => {
    await writeFile(directory, 'a file, no directory');
    const watch = start();
    await eventually(() => watch.status().error?.includes('ENOTDIR') ?? false);

    await rm(directory);
    await mkdir(directory);
    await until(watch, (seen) => seen.kind === 'present');

    expect(watch.status()).toMatchObject({ source: `directory ${directory}`, error: undefined });
    expect(watch.status().sinceSuccessMs).toBeGreaterThanOrEqual(0);
  });

  it('ends the iteration when it is stopped', async () => {
    await mkdir(directory);
    const watch = start();
    const seen: string[] = [];

    for await (const snapshot of watch) {
      seen.push(snapshot.kind);
      await watch.stop();
    }

    expect(seen).toEqual(['present']);
  });
});
