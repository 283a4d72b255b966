import { spread } from '../measure/statistics.mjs';
import { ratio, verdict } from './verdict.mjs';

/** What a change may cost: a tenth. */
const MOST_OF_BASELINE = 1.1;

/**
 * The targets for CPU time per request and for memory under load.
 *
 * @param {import('./results.mjs').Results} results
 * @returns {import('./verdict.mjs').Verdict[]}
 */
export function loadVerdicts({ cells }) {
  const sound = cells.filter(({ rounds }) => rounds.length > 0);
  return sound.flatMap((cell) => {
    /**
     * @param {string} subject
     * @param {number} count
     */
    const rival = (subject, count) =>
      sound.find((each) => each.caseName === cell.caseName && each.subject === subject && each.count === count);
    return [...cpuRules(cell, rival), ...memoryRules(cell)];
  });
}

/** @typedef {import('../sections/throughput.mjs').Cell} Cell */

/**
 * @param {Cell} cell
 * @param {(subject: string, count: number) => Cell | undefined} rival
 */
function cpuRules(cell, rival) {
  const { subject, count } = cell;
  /**
   * @param {number} limit
   * @param {Cell | undefined} base
   */
  const against = (limit, base) =>
    base === undefined
      ? []
      : [verdict(`CPU: ${title(cell)} / ${title(base)}`, limit, '×', ratio(cpu(cell), cpu(base)))];

  if (subject === 'mock-observed') {
    return [
      ...(count === 1 ? against(2, rival('floor', 1)) : []),
      ...against(MOST_OF_BASELINE, rival('mock-baseline-observed', count)),
    ];
  }
  if (subject !== 'mock') {
    return [];
  }
  return [
    ...(count === 1 ? against(1.5, rival('floor', 1)) : []),
    ...(count === 10_000 ? against(1.15, rival('mock', 1)) : []),
    ...(count === 1 ? against(1, rival('official-stub', 1)) : []),
    ...(count === 10 ? against(1 / 50, rival('official-stub', 10)) : []),
    ...(count === 10 ? against(1 / 50, rival('official-stub-backtrace', 10)) : []),
    ...against(1 / 4, rival('wiremock', count)),
    ...against(MOST_OF_BASELINE, rival('mock-baseline', count)),
  ];
}

/** @param {Cell} cell */
function memoryRules(cell) {
  if (cell.subject !== 'mock' && cell.subject !== 'mock-observed') {
    return [];
  }
  /**
   * @param {string} when
   * @param {number} limit
   * @param {number} value
   */
  const atMost = (when, limit, value) => [verdict(`RSS ${when}: ${title(cell)}`, limit, 'MiB', spread([value]))];
  switch (cell.count) {
    case 1:
      return atMost('idle', 95, cell.idleMebibytes);
    case 1000:
      return atMost('after load', 110, cell.loadedMebibytes);
    case 10_000:
      return atMost('after load', 200, cell.loadedMebibytes);
    default:
      return [];
  }
}

/** @param {Cell} cell */
function cpu({ rounds }) {
  return spread(rounds.map(({ cpuMicros }) => cpuMicros));
}

/** @param {Cell} cell */
function title({ caseName, subject, count }) {
  return subject === 'floor' ? 'floor' : `${subject} ${caseName} N=${count}`;
}
