import type { Slices } from '../../slices.js';
import { ownText } from '../../text/own-text.js';

const ENTRIES_PER_SLICE = 512;

interface Entry<T> {
  readonly prefix: string;
  readonly value: T;
  /** The longest other prefix in the table with which this one begins. */
  readonly parent: Entry<T> | undefined;
}

/** Finds all entries whose key is a prefix of a text, in logarithmic time. */
export class PrefixTable<T> {
  readonly #entries: readonly Entry<T>[];

  private constructor(entries: readonly Entry<T>[]) {
    this.#entries = entries;
  }

  static *of<T>(values: ReadonlyMap<string, T>): Slices<PrefixTable<T>> {
    const entries: Entry<T>[] = [];
    // Without a function to compare them, texts are sorted several times as fast, and in the same order.
    for (const prefix of [...values.keys()].sort()) {
      const value = values.get(prefix) as T; // a key of the map
      entries.push({ prefix: ownText(prefix), value, parent: chainOf(entries.at(-1), prefix) });
      if (entries.length % ENTRIES_PER_SLICE === 0) {
        yield;
      }
    }
    return new PrefixTable(entries);
  }

  /**
   * Every prefix of a text sorts at or before the text, and begins whatever stands between the two. So all of them are
   * the last entry that is not behind the text, or one of its ancestors.
   */
  forEachPrefixOf(text: string, visit: (value: T, prefix: string) => void): void {
    for (let entry = chainOf(this.#lastUpTo(text), text); entry !== undefined; entry = entry.parent) {
      visit(entry.value, entry.prefix);
    }
  }

  #lastUpTo(text: string): Entry<T> | undefined {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const entry = this.#entries[middle];
      if (entry !== undefined && entry.prefix <= text) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return this.#entries[low - 1];
  }
}

/** The first of an entry and its ancestors with which the text begins. */
function chainOf<T>(entry: Entry<T> | undefined, text: string): Entry<T> | undefined {
  let ancestor = entry;
  while (ancestor !== undefined && !text.startsWith(ancestor.prefix)) {
    ancestor = ancestor.parent;
  }
  return ancestor;
}
