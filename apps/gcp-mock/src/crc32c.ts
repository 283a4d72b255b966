/** The polynomial of Castagnoli, its bits in reverse order. */
const POLYNOMIAL = 0x82f63b78;

/** The checksum that Google's APIs give beside a payload; Node has none but the one of zlib. */
export function crc32c(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) {
      crc = (crc >>> 1) ^ (crc & 1 ? POLYNOMIAL : 0);
    }
  }
  return (crc ^ 0xffffffff) >>> 0;
}
