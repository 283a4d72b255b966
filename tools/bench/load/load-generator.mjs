import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onLoadCore } from '../measure/cores.mjs';

const WORKER = fileURLToPath(new URL('./load-worker.mjs', import.meta.url));

/**
 * @typedef {object} LoadJob
 * @property {import('./questions.mjs').QuestionSource} source
 * @property {number} port
 * @property {number} pid process whose CPU time is taken
 * @property {number} connections
 * @property {number} durationMs
 * @property {number} [atLeast] questions to ask even if that takes longer
 * @property {number} [atMostMs] but not longer than this
 */

/** A load generator in a process of its own, so that measuring costs the server nothing. */
export class LoadGenerator {
  #worker;
  /** @type {Promise<{ error: string }>} */
  #ended;

  constructor() {
    const { command, args } = onLoadCore({ command: process.execPath, args: [WORKER] });
    this.#worker = spawn(command, [...args], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.#ended = once(this.#worker, 'exit').then(([code]) => ({ error: `it ended with code ${code}` }));
  }

  /**
   * @param {LoadJob} job
   * @returns {Promise<import('./run-load.mjs').LoadResult>}
   */
  async run(job) {
    this.#worker.send(job);
    const message = once(this.#worker, 'message').then(([answer]) => answer);
    const answer = await Promise.race([message, this.#ended]);
    if (answer.error !== undefined) {
      throw new Error(`The load generator failed: ${answer.error}`);
    }
    return answer.result;
  }

  stop() {
    this.#worker.disconnect(); // nothing is left to wait for, so that it ends
  }
}
