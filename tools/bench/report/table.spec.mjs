import { describe, expect, it } from '@jest/globals';
import { formatNumber, formatTable } from './table.mjs';

describe('formatTable', () => {
  it('lines up labels to the left and numbers to the right', () => {
    const table = formatTable(
      ['subject', 'µs'],
      [
        ['floor', '9.50'],
        ['a mock server', '1,234'],
      ],
    );

    expect(table).toBe(['subject        µs', 'floor           9.50', 'a mock server  1,234'].join('\n'));
  });
});

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [0.02, '0.0200'],
    [1.5, '1.50'],
    [31.26, '31.3'],
    [43_512.4, '43,512'],
    [Number.NaN, '-'],
  ])('writes %p with as many digits as it is worth', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});
