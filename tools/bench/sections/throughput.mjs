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
 * @property {string} [disqualified] why it doesn't count: it did not start, or gave wrong answers
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
  /** @type {Cell[]} */
  const cells = [];
  /** @type {Contender[]} */
  const contenders = [];
  try {
    for (const subject of subjects) {
      for (const count of settings.counts.filter((each) => subject.serves(benchCase, each))) {
        say(`${benchCase.name}: ${subject.name}, N=${count}: start and warm up`);
        const cell = emptyCell(subject, benchCase, count);
        cells.push(cell);
        try {
          const running = await startSubject(subject, benchCase, count);
          contenders.push({ cell, running });
          await warmUp(bench, cell, running, subject.warmUpFactor);
        } catch (error) {
          cell.disqualified = error instanceof Error ? error.message : String(error);
        }
      }
    }
    for (let round = 1; round <= settings.rounds; round += 1) {
      say(`${benchCase.name}: round ${round} of ${settings.rounds}`);
      for (const { cell, running } of contenders.filter((each) => each.cell.disqualified === undefined)) {
        note(cell, await load(bench, running, { durationMs: settings.roundMs }));
      }
    }
    for (const { cell, running } of contenders.filter((each) => each.cell.disqualified === undefined)) {
      cell.loadedMebibytes = residentMebibytes(running.pid);
    }
    return cells;
  } finally {
    await Promise.all(contenders.map(({ running }) => running.stop()));
  }
}

/** @typedef {{ cell: Cell, running: import('../subjects/running-subject.mjs').RunningSubject }} Contender */

/**
 * @param {import('../subjects/subject.mjs').Subject} subject
 * @param {import('../cases/exchange.mjs').BenchCase} benchCase
 * @param {number} count
 * @returns {Cell}
 */
function emptyCell({ name }, benchCase, count) {
  return { caseName: benchCase.name, subject: name, count, idleMebibytes: NaN, loadedMebibytes: NaN, rounds: [] };
}

/**
 * @param {import('./settings.mjs').Bench} bench
 * @param {Cell} cell
 * @param {import('../subjects/running-subject.mjs').RunningSubject} running
 * @param {number} [factor]
 */
async function warmUp(bench, cell, running, factor = 1) {
  await sleep(SETTLE_MS);
  cell.idleMebibytes = residentMebibytes(running.pid);
  const durationMs = bench.settings.warmUpMs * factor;
  const everyInteractionTwice = { atLeast: 2 * cell.count, atMostMs: 5 * durationMs };
  note(cell, await load(bench, running, { durationMs, ...everyInteractionTwice }));
  cell.rounds = []; // only the answers of the warm-up count, not its times
}

/**
 * @param {import('./settings.mjs').Bench} bench
 * @param {import('../subjects/running-subject.mjs').RunningSubject} running
 * @param {{ durationMs: number, atLeast?: number, atMostMs?: number }} extent
 */
function load({ generator, settings }, { source, port, pid }, extent) {
  return generator.run({ source, port, pid, connections: settings.connections, ...extent });
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
