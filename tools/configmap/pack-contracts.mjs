import { gzipSync } from 'node:zlib';
import { UsageError } from '../start/usage-error.mjs';

/** A ConfigMap may have 1 MiB; the rest is for its names and its history of fields. */
export const CAPACITY = 900 * 1024;

/**
 * @typedef {ReadonlyMap<string, Buffer>} Files content by file name
 *
 * @typedef {object} Pack the content of one ConfigMap
 * @property {Readonly<Record<string, string>>} [data] texts
 * @property {Readonly<Record<string, string>>} [binaryData] gzip in base64
 */

/**
 * Divides contracts among ConfigMaps: all in one, as they are, where they fit; compressed otherwise, and in as few as the
 * order of their names allows.
 *
 * @param {Files} files
 * @param {number} [capacity] bytes of one ConfigMap
 * @returns {readonly Pack[]} at least one
 * @throws {UsageError} for a contract that does not fit into a ConfigMap even when compressed
 */
export function packContracts(files, capacity = CAPACITY) {
  const entries = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  if (sizeOf(entries) <= capacity) {
    return [{ data: Object.fromEntries(entries.map(([name, content]) => [name, content.toString('utf8')])) }];
  }
  return divide(entries.map(compress), capacity).map((part) => ({
    binaryData: Object.fromEntries(part.map(([name, content]) => [name, content.toString('base64')])),
  }));
}

/** @typedef {readonly [name: string, content: Buffer]} Entry */

/**
 * @param {Entry} entry
 * @returns {Entry}
 */
function compress([name, content]) {
  return [`${name}.gz`, gzipSync(content, { level: 9 })];
}

/**
 * @param {readonly Entry[]} entries
 * @param {number} capacity
 * @returns {readonly (readonly Entry[])[]}
 */
function divide(entries, capacity) {
  /** @type {Entry[][]} */
  const parts = [];
  for (const entry of entries) {
    const last = parts.at(-1);
    if (sizeOf([entry]) > capacity) {
      throw new UsageError(`${entry[0]} has ${entry[1].length} bytes: one ConfigMap holds ${capacity}`);
    }
    if (last !== undefined && sizeOf([...last, entry]) <= capacity) {
      last.push(entry);
    } else {
      parts.push([entry]);
    }
  }
  return parts;
}

/** @param {readonly Entry[]} entries */
function sizeOf(entries) {
  return entries.reduce((sum, [name, content]) => sum + Buffer.byteLength(name) + content.length, 0);
}
