import { spread } from '../measure/statistics.mjs';
import { verdict } from './verdict.mjs';

/** CPU seconds to the first right answer, by subject and size of the contract. */
const START_LIMITS = Object.freeze([
  { subject: 'npm-stub', count: 1, limit: 0.45 },
  { subject: 'pipeline-mock', count: 1, limit: 0.6 },
  { subject: 'pipeline-mock', count: 10_000, limit: 1.2 },
  { subject: 'mock-observed', count: 10_000, limit: 1.2 },
]);
const MANAGER_LIMIT_MEBIBYTES = 90;
const MISS_LIMIT_MS = 20;
const PAUSE_LIMIT_MS = 100;

/**
 * The targets for starting, missing and reloading.
 *
 * @param {import('./results.mjs').Results} results
 * @returns {import('./verdict.mjs').Verdict[]}
 */
export function otherVerdicts({ starts, pipelineStarts, misses, reloads }) {
  return [
    ...[...starts, ...pipelineStarts.map(({ start }) => start)].flatMap(startVerdicts),
    ...pipelineStarts
      .filter(({ start }) => start.count === 1)
      .map(({ managerMebibytes }) =>
        verdict('RSS idle: manager', MANAGER_LIMIT_MEBIBYTES, 'MiB', spread([managerMebibytes])),
      ),
    ...misses.filter(({ count }) => count === 10_000).map(missVerdict),
    ...reloads.filter(({ count }) => count === 10_000).flatMap(reloadVerdicts),
  ];
}

/** @param {import('../sections/start.mjs').Start} start */
function startVerdicts({ subject, caseName, count, rounds }) {
  const cpuSeconds = spread(rounds.map((round) => round.cpuSeconds));
  return START_LIMITS.filter((each) => each.subject === subject && each.count === count).map(({ limit }) =>
    verdict(`start: ${subject} ${caseName} N=${count}`, limit, 'CPU-s', cpuSeconds),
  );
}

/** @param {import('../sections/miss.mjs').Miss} miss */
function missVerdict({ subject, caseName, count, rounds }) {
  const milliseconds = spread(rounds.map(({ cpuMicros }) => cpuMicros / 1000));
  return verdict(`miss: ${subject} ${caseName} N=${count}`, MISS_LIMIT_MS, 'CPU-ms', milliseconds);
}

/** @param {import('../sections/reload.mjs').Reload} reload */
function reloadVerdicts({ subject, caseName, count, load }) {
  const what = `${subject} ${caseName} N=${count}`;
  return [
    verdict(`reload, failed requests: ${what}`, 0, '', spread([load.wrong])),
    verdict(`reload, slowest answer: ${what}`, PAUSE_LIMIT_MS, 'ms', spread([load.slowest])),
  ];
}
