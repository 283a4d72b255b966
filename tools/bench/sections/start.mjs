import { setTimeout as sleep } from 'node:timers/promises';
import { largestResidentMebibytes } from '../measure/process-usage.mjs';
import { startSubject } from '../subjects/running-subject.mjs';

const SETTLE_MS = 1000;

/**
 * What a subject takes to start, again and again.
 *
 * @typedef {object} Start
 * @property {string} caseName
 * @property {string} subject
 * @property {number} count
 * @property {import('../subjects/running-subject.mjs').StartCost[]} rounds
 * @property {number[]} idleMebibytes of the server process
 */

/**
 * Starts every subject with every size of a case, in turns. The first start of each isn't counted: it fills the caches.
 *
 * @param {import('./settings.mjs').Bench} bench
 * @param {import('../cases/exchange.mjs').BenchCase} benchCase
 * @returns {Promise<Start[]>}
 */
export async function measureStarts({ settings, subjects, say }, benchCase) {
  const starts = subjects.flatMap((subject) =>
    settings.counts
      .filter((count) => subject.serves(benchCase, count))
      .map((count) => ({ subject, count, start: emptyStart(benchCase, subject, count) })),
  );
  for (let round = 0; round <= settings.rounds; round += 1) {
    say(`start, ${benchCase.name}: round ${round} of ${settings.rounds}`);
    for (const { subject, count, start } of starts) {
      const running = await startSubject(subject, benchCase, count);
      if (round > 0) {
        await sleep(SETTLE_MS);
        start.rounds.push(running.startCost);
        start.idleMebibytes.push(largestResidentMebibytes(running.pid));
      }
      await running.stop();
    }
  }
  return starts.map(({ start }) => start);
}

/**
 * @param {import('../cases/exchange.mjs').BenchCase} benchCase
 * @param {import('../subjects/subject.mjs').Subject} subject
 * @param {number} count
 * @returns {Start}
 */
function emptyStart(benchCase, subject, count) {
  return { caseName: benchCase.name, subject: subject.name, count, rounds: [], idleMebibytes: [] };
}
