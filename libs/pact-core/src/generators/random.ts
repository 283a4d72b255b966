/** A whole number between two bounds, both included. */
export function randomInteger(random: () => number, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

/** One of the characters of an alphabet. */
export function randomCharacter(random: () => number, alphabet: string): string {
  return alphabet.charAt(randomInteger(random, 0, alphabet.length - 1));
}

export function randomText(random: () => number, alphabet: string, length: number): string {
  return Array.from({ length }, () => randomCharacter(random, alphabet)).join('');
}
