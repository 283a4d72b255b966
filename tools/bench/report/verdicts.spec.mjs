import { describe, expect, it } from '@jest/globals';
import { loadVerdicts } from './load-targets.mjs';
import { otherVerdicts } from './other-targets.mjs';

describe('loadVerdicts', () => {
  it('compares the mock server with the floor, least by least and median by median', () => {
    const cells = [cell('floor', 1, [20, 30, 40]), cell('mock', 1, [30, 42, 50])];

    expect(loadVerdicts(results({ cells }))).toContainEqual({
      target: 'CPU: mock get-literal N=1 / floor',
      limit: 1.5,
      unit: '×',
      value: { min: 1.5, median: 1.4 },
      met: true,
    });
  });

  it('holds a mock server to what the baseline costs', () => {
    const cells = [cell('mock-baseline', 10, [30]), cell('mock', 10, [36])];

    expect(loadVerdicts(results({ cells }))).toEqual([
      {
        target: 'CPU: mock get-literal N=10 / mock-baseline get-literal N=10',
        limit: 1.1,
        unit: '×',
        value: { min: 1.2, median: 1.2 },
        met: false,
      },
    ]);
  });

  it('compares nothing with a subject that did not count', () => {
    const cells = [{ ...cell('floor', 1, []), disqualified: 'wrong answers' }, cell('mock', 1, [30])];

    expect(loadVerdicts(results({ cells })).map(({ target }) => target)).toEqual(['RSS idle: mock get-literal N=1']);
  });
});

describe('otherVerdicts', () => {
  it('does not accept a failed request while a contract is exchanged', () => {
    const reload = { caseName: 'get-literal', subject: 'mock', count: 10_000, reloadMs: 900, load: round(30, 1) };

    expect(otherVerdicts(results({ reloads: [reload] })).map(({ target, met }) => [target, met])).toEqual([
      ['reload, failed requests: mock get-literal N=10000', false],
      ['reload, slowest answer: mock get-literal N=10000', true],
    ]);
  });
});

/**
 * @param {string} subject
 * @param {number} count
 * @param {readonly number[]} cpuMicros
 */
function cell(subject, count, cpuMicros) {
  const rounds = cpuMicros.map((value) => round(value, 0));
  return { caseName: 'get-literal', subject, count, idleMebibytes: 80, loadedMebibytes: 90, rounds };
}

/**
 * @param {number} cpuMicros
 * @param {number} wrong
 */
function round(cpuMicros, wrong) {
  return { answers: 1000, wrong, cpuMicros, throughput: 1000, p50: 1, p99: 2, slowest: 3, longestPause: 1 };
}

/**
 * @param {Partial<import('./results.mjs').Results>} some
 * @returns {import('./results.mjs').Results}
 */
function results(some) {
  return {
    machine: { date: '', node: '', processor: '', cores: 2, pinned: true },
    settings: { counts: [1], rounds: 3, connections: 32, warmUpMs: 1, roundMs: 1 },
    skipped: [],
    cells: [],
    starts: [],
    pipelineStarts: [],
    misses: [],
    reloads: [],
    library: [],
    problems: [],
    ...some,
  };
}
