import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {object} TestCounts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {readonly string[]} problems each failure: the failed tests, and what kept tests from running
 */

/**
 * Counts what Jest wrote with `--json`. A file that could not run, a project that ran no test and one that left no
 * results count as failures: silence is no success.
 *
 * @param {string} project
 * @param {string} file
 * @returns {TestCounts}
 */
export function readResults(project, file) {
  if (!existsSync(file)) {
    return { passed: 0, failed: 1, skipped: 0, problems: [`${project} left no test results`] };
  }
  const results = JSON.parse(readFileSync(file, 'utf8'));
  const broken = results.numRuntimeErrorTestSuites;
  const problems = failedTests(results).map((title) => `${project}: ${title}`);
  if (broken > 0) {
    problems.push(`${project}: ${broken} test file(s) could not run`);
  }
  if (results.numTotalTests === 0) {
    problems.push(`${project} ran no test`);
  }
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + broken + (results.numTotalTests === 0 && broken === 0 ? 1 : 0),
    skipped: results.numPendingTests + results.numTodoTests,
    problems,
  };
}

/**
 * @typedef {{ status: string, fullName: string }} TestResult
 *
 * @param {{ testResults: readonly { assertionResults: readonly TestResult[] }[] }} results
 */
function failedTests({ testResults }) {
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'failed')
    .map(({ fullName }) => fullName);
}
