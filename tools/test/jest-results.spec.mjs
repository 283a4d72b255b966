import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readResults } from './jest-results.mjs';

const clean = {
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numTotalTests: 5,
  numRuntimeErrorTestSuites: 0,
  testResults: [],
};

describe('readResults', () => {
  /** @type {string} */
  let folder;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'results-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['tests that passed', {}, { passed: 5, failed: 0, skipped: 0, problems: [] }],
    [
      'tests that failed',
      { numFailedTests: 1, testResults: [{ assertionResults: [{ status: 'failed', fullName: 'a adds' }] }] },
      { passed: 5, failed: 1, problems: ['some project: a adds'] },
    ],
    ['skipped tests', { numPendingTests: 1, numTodoTests: 1 }, { passed: 5, failed: 0, skipped: 2 }],
    [
      'files that could not run',
      { numRuntimeErrorTestSuites: 1 },
      { passed: 5, failed: 1, problems: ['some project: 1 test file(s) could not run'] },
    ],
    [
      'a project without tests',
      { numPassedTests: 0, numTotalTests: 0 },
      { passed: 0, failed: 1, problems: ['some project ran no test'] },
    ],
  ])('counts %s', (_what, changes, counts) => {
    const file = join(folder, 'results.json');
    writeFileSync(file, JSON.stringify({ ...clean, ...changes }));

    expect(readResults('some project', file)).toMatchObject(counts);
  });

  it('counts missing results as a failure', () => {
    expect(readResults('some project', join(folder, 'none.json'))).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0,
      problems: ['some project left no test results'],
    });
  });
});
