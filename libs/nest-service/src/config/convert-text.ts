/** What became of the text of one environment variable. */
export type Conversion =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'unset' }
  | { readonly kind: 'problem'; readonly expected: string };

const spellings: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['on', true],
  ['yes', true],
  ['1', true],
  ['false', false],
  ['off', false],
  ['no', false],
  ['0', false],
]);

/** Converts the text of a variable to the declared type, given by its constructor. */
export function convertText(text: string, type: unknown): Conversion {
  const trimmed = text.trim();
  if (type === Array) {
    const entries = trimmed.split(',').map((entry) => entry.trim());
    return { kind: 'value', value: entries.filter((entry) => entry !== '') };
  }
  if (type !== Number && type !== Boolean) {
    return { kind: 'value', value: text };
  }
  if (trimmed === '') {
    return { kind: 'unset' };
  }
  return type === Number ? convertNumber(trimmed) : convertBoolean(trimmed);
}

function convertNumber(text: string): Conversion {
  // Decimal only: Number() alone would also read "0x4d2" and "1e3".
  return /^[+-]?\d+(\.\d+)?$/.test(text)
    ? { kind: 'value', value: Number(text) }
    : { kind: 'problem', expected: 'a number' };
}

function convertBoolean(text: string): Conversion {
  const value = spellings.get(text.toLowerCase());
  return value === undefined ? { kind: 'problem', expected: 'true or false' } : { kind: 'value', value };
}
