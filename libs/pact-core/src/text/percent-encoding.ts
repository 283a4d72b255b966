import { decodeUtf8Leniently } from './utf8.js';

/** Decodes a query name or value: `+` is a blank, `%xx` a byte of UTF-8; a `%` without two hex digits stays. */
export function decodeQueryText(text: string): string {
  if (!text.includes('%')) {
    return text.includes('+') ? text.replaceAll('+', ' ') : text;
  }
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return decodeBytewise(text.replaceAll('+', ' '));
  }
}

function decodeBytewise(text: string): string {
  return text.replace(/(?:%[0-9a-fA-F]{2})+/g, (escapes) => {
    const bytes = new Uint8Array(escapes.length / 3);
    for (let index = 0; index < bytes.length; index += 1) {
      bytes[index] = Number.parseInt(escapes.slice(index * 3 + 1, index * 3 + 3), 16);
    }
    return decodeUtf8Leniently(bytes);
  });
}
