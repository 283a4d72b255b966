import { readFile, readdir, readlink, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileFromBytes, MAX_TEXT_BYTES, unreadableFile, type WatchedFile } from '../watched-file.js';

/** A file whose last change is younger than this may change again without a trace in its timestamps. */
const TIMESTAMP_GRANULARITY_NS = 2_000_000_000n;

/** How often a reading is repeated that a `..data` swap tore apart. */
const MAX_TORN_READINGS = 5;

interface CachedFile {
  readonly signature: string;
  readonly file: WatchedFile;
}

/** Reads the accepted files at the top level of a directory, again only those that changed. */
export class DirectoryReader {
  private cache = new Map<string, CachedFile>();

  constructor(
    private readonly directory: string,
    private readonly accepts: (name: string) => boolean,
  ) {}

  /** @throws the system's error if the directory does not exist or cannot be listed */
  async read(): Promise<readonly WatchedFile[]> {
    for (let reading = 1; ; reading++) {
      const mounted = await this.mountedVersion();
      const files = await this.readOnce();
      if (mounted === (await this.mountedVersion()) || reading === MAX_TORN_READINGS) {
        return files;
      }
    }
  }

  private async readOnce(): Promise<readonly WatchedFile[]> {
    const names = (await readdir(this.directory)).filter((name) => !name.startsWith('.') && this.accepts(name));
    const cache = new Map<string, CachedFile>();
    for (const name of names) {
      const entry = await this.readEntry(name);
      if (entry !== undefined) {
        cache.set(name, entry);
      }
    }
    this.cache = cache;
    return [...cache.values()].map(({ file }) => file);
  }

  /** Undefined for what is no file, or is gone since the directory was listed. */
  private async readEntry(name: string): Promise<CachedFile | undefined> {
    const path = join(this.directory, name);
    try {
      const stats = await stat(path, { bigint: true });
      if (!stats.isFile()) {
        return undefined;
      }
      const signature = [stats.dev, stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(':');
      const cached = this.cache.get(name);
      if (cached?.signature === signature) {
        return cached;
      }
      if (stats.size > MAX_TEXT_BYTES) {
        return {
          signature,
          file: unreadableFile(name, `${name} holds ${stats.size} bytes, more than ${MAX_TEXT_BYTES}`),
        };
      }
      const file = fileFromBytes(name, await readFile(path));
      const isSettled = BigInt(Date.now()) * 1_000_000n - stats.ctimeNs > TIMESTAMP_GRANULARITY_NS;
      return { signature: isSettled ? signature : 'unsettled', file };
    } catch (error) {
      if (isMissing(error)) {
        return undefined;
      }
      return { signature: 'unreadable', file: unreadableFile(name, `Cannot read ${path}: ${String(error)}`) };
    }
  }

  /** Where a mounted ConfigMap's `..data` points; kubelet swaps it to change all files at once. */
  private async mountedVersion(): Promise<string | undefined> {
    try {
      return await readlink(join(this.directory, '..data'));
    } catch {
      // No mounted ConfigMap, then: a plain directory has no version.
      return undefined;
    }
  }
}

/** Whether a file-system error says that something does not exist. */
export function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}
