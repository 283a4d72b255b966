import { setTimeout as sleep } from 'node:timers/promises';
import { residentMebibytes } from '../measure/process-usage.mjs';
import { startSubject } from '../subjects/running-subject.mjs';

const SETTLE_MS = 1000;

/**
 * One subject with one contract, under load.
 *
 * @typedef {object} Cell
 * @property {string} caseName
 * @property {string} subject
 * @property {number} count
 * @property {number} idleMebibytes before the first load
 * @property {number} loadedMebibytes after the last
 * @property {string} [disqualified] the first wrong answer, if there was one
 * @property {import('../load/run-load.mjs').LoadResult[]} rounds
 */

/**
 * Measures every subject with every size of one case. All run side by side and take turns in each round, so that a
 * machine that gets slower or faster does so for all of them.
 *
 * @param {import('./settings.mjs').Bench} bench
 * @param {import('../cases/exchange.mjs').BenchCase} benchCase
 * @returns {Promise<Cell[]>}
 */
export async function measureThroughput(bench, benchCase) {
  const { settings, subjects, say } = bench;
  /** @type {Contender[]} */
  const contenders = [];
  try {
    for (const subject of subjects) {
      for (const count of settings.counts.filter((each) => subject.serves(benchCase, each))) {
        say(`${benchCase.name}: ${subject.name}, N=${count}: start and warm up`);
        contenders.push(await prepare(bench, subject, benchCase, count));
      }
    }
    for (let round = 1; round <= settings.rounds; round += 1) {
      say(`${benchCase.name}: round ${round} of ${settings.rounds}`);
      for (const { cell, running } of contenders.filter((each) => each.cell.disqualified === undefined)) {
        note(cell, await load(bench, running, settings.roundMs));
      }
    }
    for (const { cell, running } of contenders) {
      cell.loadedMebibytes = residentMebibytes(running.pid);
    }
    return contenders.map(({ cell }) => cell);
  } finally {
    await Promise.all(contenders.map(({ running }) => running.stop()));
  }
}

/** @typedef {{ cell: Cell, running: import('../subjects/running-subject.mjs').RunningSubject }} Contender */

/**
 * @param {import('./settings.mjs').Bench} bench
 * @param {import('../subjects/subject.mjs').Subject} subject
 * @param {import('../cases/exchange.mjs').BenchCase} benchCase
 * @param {number} count
 * @returns {Promise<Contender>}
 */
async function prepare(bench, subject, benchCase, count) {
  const running = await startSubject(subject, benchCase, count);
  await sleep(SETTLE_MS);
  const idleMebibytes = residentMebibytes(running.pid);
  /** @type {Cell} */
  const cell = {
    caseName: benchCase.name,
    subject: subject.name,
    count,
    idleMebibytes,
    loadedMebibytes: 0,
    rounds: [],
  };
  note(cell, await load(bench, running, bench.settings.warmUpMs * (subject.warmUpFactor ?? 1)));
  cell.rounds = []; // that was the warm-up: only its answers count
  return { cell, running };
}

/**
 * @param {import('./settings.mjs').Bench} bench
 * @param {import('../subjects/running-subject.mjs').RunningSubject} running
 * @param {number} durationMs
 */
function load({ generator, settings }, { source, port, pid }, durationMs) {
  return generator.run({ source, port, pid, connections: settings.connections, durationMs });
}

/**
 * @param {Cell} cell
 * @param {import('../load/run-load.mjs').LoadResult} result
 */
function note(cell, result) {
  cell.rounds.push(result);
  if (result.wrong > 0) {
    cell.disqualified = `${result.wrong} wrong answers, the first:\n${result.firstWrong}`;
  }
}
