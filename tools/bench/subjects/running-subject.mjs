import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../server-process/free-port.mjs';
import { ServerProcess } from '../../server-process/server-process.mjs';
import { onServerCore } from '../measure/cores.mjs';
import { treeCpuSeconds } from '../measure/process-usage.mjs';
import { askOnce } from '../load/ask-once.mjs';
import { questionsOf } from '../load/questions.mjs';
import { programEnvironment } from './program-environment.mjs';

/** A server takes seconds to load a large contract, and some take many. */
const START_TIMEOUT_MS = 120_000;
const POLL_MS = 5;

/**
 * What it took from the start of the program to its first right answer.
 *
 * @typedef {object} StartCost
 * @property {number} seconds
 * @property {number} cpuSeconds of the program and all that it started
 */

/** A subject that serves one contract. */
export class RunningSubject {
  /**
   * @param {object} parts
   * @param {ServerProcess} parts.server
   * @param {number} parts.port
   * @param {string} parts.directory
   * @param {import('../load/questions.mjs').QuestionSource} parts.source
   * @param {StartCost} parts.startCost
   */
  constructor({ server, port, directory, source, startCost }) {
    this.server = server;
    this.port = port;
    this.directory = directory;
    this.source = source;
    this.startCost = startCost;
  }

  get pid() {
    return this.server.pid;
  }

  async stop() {
    await this.server.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/**
 * Starts a subject on the server's core and waits for its first right answer.
 *
 * @param {import('./subject.mjs').Subject} subject
 * @param {import('../cases/exchange.mjs').BenchCase} benchCase
 * @param {number} count
 * @param {{ pinned?: boolean }} [options] not pinned, the server may use every core
 * @returns {Promise<RunningSubject>}
 */
export async function startSubject(subject, benchCase, count, { pinned = true } = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'bench-'));
  const port = await freePort();
  const program = await subject.program({ benchCase, count, port, directory });
  const name = `${subject.name} (${benchCase.name}, N=${count})`;
  const env = programEnvironment(program.env);
  const source = { caseName: benchCase.name, count, ...(subject.answer && { answer: subject.answer }) };
  const [question] = /** @type {[import('../load/run-load.mjs').Question]} */ (questionsOf(source, port));
  const startedAt = performance.now();
  const server = new ServerProcess({ name, ...(pinned ? onServerCore(program) : program), env });
  try {
    await server.waitUntil(() => askOnce(port, question), { timeoutMs: START_TIMEOUT_MS, everyMs: POLL_MS });
    const startCost = { seconds: (performance.now() - startedAt) / 1000, cpuSeconds: treeCpuSeconds(server.pid) };
    return new RunningSubject({ server, port, directory, source, startCost });
  } catch (error) {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
    throw error;
  }
}
