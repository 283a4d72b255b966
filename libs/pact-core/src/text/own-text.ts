import { decodeUtf8Leniently, encodeUtf8 } from './utf8.js';

/**
 * The same text with characters of its own. What was cut out of a long text refers to that text in V8, so that to compare
 * it is to fetch memory from two far places; with thousands of such texts neither is in the processor's caches.
 */
export function ownText(text: string): string {
  const own = decodeUtf8Leniently(encodeUtf8(text));
  return own === text ? own : text; // half a surrogate pair has no UTF-8
}
