/** Exponential with full jitter: anything up to `firstMs` after the first failure, twice as much after each other, at most `mostMs`. */
export function retryDelay(
  failures: number,
  { firstMs, mostMs, random }: { firstMs: number; mostMs: number; random: () => number },
): number {
  return random() * Math.min(mostMs, firstMs * 2 ** Math.min(failures - 1, 30));
}
