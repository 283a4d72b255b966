const CHUNK = 8192;

/** A text with one character (U+0000 to U+00FF) for each byte, to search bytes as text. */
export function binaryText(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(from, from + CHUNK));
  }
  return text;
}
