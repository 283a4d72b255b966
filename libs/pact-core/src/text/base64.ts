const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const LETTERS = /^[A-Za-z0-9+/=\s]*$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const VALUES = new Map<string, number>(Array.from(ALPHABET, (letter, value) => [letter, value]));

/** Bytes of a base64 text, padding included; undefined when it is not base64. */
export function decodeBase64(text: string): Uint8Array | undefined {
  if (!LETTERS.test(text)) {
    return undefined;
  }
  const compact = text.replace(/\s+/g, '');
  if (!BASE64.test(compact)) {
    return undefined;
  }
  const letters = compact.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((letters.length * 3) / 4));
  let bits = 0;
  let bitCount = 0;
  let at = 0;
  for (const letter of letters) {
    bits = ((bits << 6) | (VALUES.get(letter) ?? 0)) & 0xffff;
    bitCount += 6;
    if (bitCount >= 8) {
      bitCount -= 8;
      bytes[at] = (bits >> bitCount) & 0xff;
      at += 1;
    }
  }
  return bytes;
}
