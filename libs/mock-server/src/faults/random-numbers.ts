const TWO_TO_THE_32 = 0x1_0000_0000;
const GOLDEN_RATIO = 0x9e37_79b9;

/**
 * Numbers from 0 to below 1 that depend on the seed alone: a counter whose bits are mixed, as in SplitMix, with the
 * constants of MurmurHash3's last step.
 */
export function randomNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + GOLDEN_RATIO) | 0;
    let bits = Math.imul(state ^ (state >>> 16), 0x85eb_ca6b);
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2_ae35);
    return ((bits ^ (bits >>> 16)) >>> 0) / TWO_TO_THE_32;
  };
}
