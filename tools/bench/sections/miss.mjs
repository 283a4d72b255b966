import { startSubject } from '../subjects/running-subject.mjs';

/** Enough to keep the server busy; a miss is expensive, and no more than a few come at once. */
const CONNECTIONS = 4;

/**
 * The cost of requests that no interaction answers.
 *
 * @typedef {object} Miss
 * @property {string} caseName
 * @property {string} subject
 * @property {number} count
 * @property {import('../load/run-load.mjs').LoadResult[]} rounds
 */

/**
 * @param {import('./settings.mjs').Bench} bench
 * @param {import('../cases/exchange.mjs').BenchCase} benchCase
 * @param {import('../subjects/subject.mjs').Subject} subject one that says "No matching interaction"
 * @param {number} count
 * @returns {Promise<Miss>}
 */
export async function measureMisses({ settings, generator, say }, benchCase, subject, count) {
  say(`misses: ${subject.name}, ${benchCase.name}, N=${count}`);
  const running = await startSubject(subject, benchCase, count);
  try {
    const { port, pid } = running;
    const source = { caseName: benchCase.name, count, missing: true };
    const job = { source, port, pid, connections: CONNECTIONS };
    await generator.run({ ...job, durationMs: settings.warmUpMs });
    const rounds = [];
    for (let round = 0; round < settings.rounds; round += 1) {
      rounds.push(await generator.run({ ...job, durationMs: settings.roundMs }));
    }
    return { caseName: benchCase.name, subject: subject.name, count, rounds };
  } finally {
    await running.stop();
  }
}
