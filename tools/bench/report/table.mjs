/**
 * Lines up rows of text in columns: the first column to the left, numbers to the right.
 *
 * @param {readonly string[]} header
 * @param {readonly (readonly string[])[]} rows
 * @returns {string}
 */
export function formatTable(header, rows) {
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) => formatRow(row, widths)).join('\n');
}

/**
 * A number with as many digits as it is worth.
 *
 * @param {number} value
 * @returns {string}
 */
export function formatNumber(value) {
  if (!Number.isFinite(value)) {
    return '-';
  }
  const digits = value === 0 || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 0.1 ? 2 : 4;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/**
 * @param {readonly string[]} row
 * @param {readonly number[]} widths
 */
function formatRow(row, widths) {
  return row
    .map((text, column) => (isLabel(text) ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0)))
    .join('  ')
    .trimEnd();
}

/** @param {string} text */
function isLabel(text) {
  return !/^[-\d]/.test(text);
}
