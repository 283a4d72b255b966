import { cpuSeconds } from '../measure/process-usage.mjs';
import { percentile } from '../measure/statistics.mjs';
import { Connection } from './connection.mjs';
import { responseStatus } from './response-status.mjs';

/**
 * A request with what tells its right answer from any other.
 *
 * @typedef {object} Question
 * @property {Buffer} request
 * @property {number} status
 * @property {Buffer} marker bytes that only the right answer holds
 */

/**
 * What some seconds of load showed.
 *
 * @typedef {object} LoadResult
 * @property {number} answers right ones
 * @property {number} wrong wrong answers and broken connections
 * @property {string} [firstWrong]
 * @property {number} cpuMicros CPU time of the server for each answer
 * @property {number} throughput right answers for each second
 * @property {number} p50 milliseconds
 * @property {number} p99 milliseconds
 * @property {number} slowest milliseconds
 * @property {number} longestPause milliseconds in which no answer came at all
 */

/**
 * Sends questions one after another on each of several connections, as fast as the answers come.
 *
 * @param {object} load
 * @param {readonly Question[]} load.questions asked in turn
 * @param {number} load.port
 * @param {number} load.pid process whose CPU time is taken
 * @param {number} load.connections
 * @param {number} load.durationMs
 * @param {number} [load.atLeast] questions to ask even if that takes longer
 * @param {number} [load.atMostMs] but not longer than this
 * @returns {Promise<LoadResult>}
 */
export async function runLoad({ questions, port, pid, connections, durationMs, atLeast = 0, atMostMs = durationMs }) {
  const open = await Promise.all(Array.from({ length: connections }, () => Connection.open(port)));
  const record = new LoadRecord();
  const cpuBefore = cpuSeconds(pid);
  record.start();
  const startedAt = performance.now();
  let asked = 0;
  /** @param {number} now */
  const isOver = (now) => {
    const elapsed = now - startedAt;
    return elapsed >= atMostMs || (elapsed >= durationMs && asked >= atLeast);
  };
  const nextQuestion = () => /** @type {Question} */ (questions[asked++ % questions.length]);
  await Promise.all(open.map((connection) => keepAsking({ connection, port, nextQuestion, isOver, record })));
  return record.finish(cpuSeconds(pid) - cpuBefore);
}

/**
 * @param {object} asking
 * @param {Connection} asking.connection
 * @param {number} asking.port
 * @param {() => Question} asking.nextQuestion
 * @param {(now: number) => boolean} asking.isOver
 * @param {LoadRecord} asking.record
 * @returns {Promise<void>}
 */
function keepAsking({ connection, port, nextQuestion, isOver, record }) {
  return new Promise((resolve, reject) => {
    /** @param {Connection} current */
    const ask = (current) => {
      const sentAt = performance.now();
      if (isOver(sentAt)) {
        current.close();
        resolve();
        return;
      }
      const question = nextQuestion();
      current.send(question.request, (response) => {
        record.note(question, response, sentAt);
        if (current.isClosed) {
          Connection.open(port).then(ask, reject);
        } else {
          ask(current);
        }
      });
    };
    ask(connection);
  });
}

/** Counts and times answers. */
class LoadRecord {
  /** @type {number[]} */
  #latencies = [];
  #wrong = 0;
  /** @type {string | undefined} */
  #firstWrong;
  #startedAt = 0;
  #lastAnswerAt = 0;
  #longestPause = 0;

  start() {
    this.#startedAt = performance.now();
    this.#lastAnswerAt = this.#startedAt;
  }

  /**
   * @param {Question} question
   * @param {Buffer | undefined} response
   * @param {number} sentAt
   */
  note(question, response, sentAt) {
    const now = performance.now();
    this.#longestPause = Math.max(this.#longestPause, now - this.#lastAnswerAt);
    this.#lastAnswerAt = now;
    if (response !== undefined && responseStatus(response) === question.status && response.includes(question.marker)) {
      this.#latencies.push(now - sentAt);
    } else {
      this.#wrong += 1;
      this.#firstWrong ??= `${question.request.toString('latin1')}\n-> ${response?.toString('latin1') ?? 'connection closed'}`;
    }
  }

  /**
   * @param {number} cpuUsed
   * @returns {LoadResult}
   */
  finish(cpuUsed) {
    const seconds = (performance.now() - this.#startedAt) / 1000;
    const sorted = Float64Array.from(this.#latencies).sort();
    return {
      answers: sorted.length,
      wrong: this.#wrong,
      ...(this.#firstWrong !== undefined && { firstWrong: this.#firstWrong }),
      cpuMicros: (cpuUsed / sorted.length) * 1e6,
      throughput: sorted.length / seconds,
      p50: percentile(sorted, 0.5),
      p99: percentile(sorted, 0.99),
      slowest: percentile(sorted, 1),
      longestPause: this.#longestPause,
    };
  }
}
