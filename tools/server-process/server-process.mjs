import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const LOG_TAIL = 2000;
const STOP_GRACE_MS = 5000;

/** A server that runs as a child process and never outlives this one; its output goes to a file that `stop` removes. */
export class ServerProcess {
  #name;
  #directory;
  #child;
  /** @type {Promise<void>} */
  #ended;
  /** @type {string | undefined} */
  #end;

  /**
   * Starts the program at once.
   *
   * @param {object} start
   * @param {string} start.name what messages call the server
   * @param {string} start.command
   * @param {readonly string[]} start.args
   * @param {NodeJS.ProcessEnv} [start.env] the whole environment; the own one by default
   * @param {string} [start.cwd]
   */
  constructor({ name, command, args, env = process.env, cwd }) {
    this.#name = name;
    this.#directory = mkdtempSync(join(tmpdir(), 'server-process-'));
    const output = openSync(this.#logFile, 'w');
    this.#child = spawn(command, [...args], { env, cwd, detached: true, stdio: ['ignore', output, output] });
    closeSync(output);
    process.on('exit', this.#killAll);
    this.#ended = new Promise((resolve) => {
      this.#child.once('error', (error) => {
        this.#noteEnd(error.message);
        resolve();
      });
      this.#child.once('exit', (code, signal) => {
        this.#noteEnd(signal === null ? `exit code ${code}` : `signal ${signal}`);
        resolve();
      });
    });
  }

  get pid() {
    const { pid } = this.#child;
    if (pid === undefined) {
      throw new Error(`${this.#name} did not start: ${this.#end ?? 'no process'}`);
    }
    return pid;
  }

  /** The last lines the server wrote. */
  get logTail() {
    return readFileSync(this.#logFile, 'utf8').slice(-LOG_TAIL).trim();
  }

  /**
   * Waits until a check holds.
   *
   * @param {() => Promise<boolean>} check
   * @param {{ timeoutMs?: number, everyMs?: number }} [options]
   * @throws {Error} when the server ends first or the time is over; the message has its last output
   */
  async waitUntil(check, { timeoutMs = 60_000, everyMs = 10 } = {}) {
    const deadline = performance.now() + timeoutMs;
    while (!(await check())) {
      if (this.#end !== undefined) {
        throw new Error(`${this.#name} ended (${this.#end}) before it answered:\n${this.logTail}`);
      }
      if (performance.now() > deadline) {
        throw new Error(`${this.#name} gave no right answer within ${timeoutMs} ms:\n${this.logTail}`);
      }
      await sleep(everyMs);
    }
  }

  /** Ends the server, by force after a few seconds, and removes its output. */
  async stop() {
    const timer = setTimeout(this.#killAll, STOP_GRACE_MS);
    this.#signalAll('SIGTERM');
    await this.#ended;
    clearTimeout(timer);
    rmSync(this.#directory, { recursive: true, force: true });
  }

  #killAll = () => this.#signalAll('SIGKILL');

  /**
   * Signals the server and what it started: they are a process group of their own.
   *
   * @param {NodeJS.Signals} signal
   */
  #signalAll(signal) {
    if (this.#end === undefined) {
      process.kill(-this.pid, signal);
    }
  }

  /** @param {string} end */
  #noteEnd(end) {
    this.#end ??= end;
    process.off('exit', this.#killAll);
  }

  get #logFile() {
    return join(this.#directory, 'output.log');
  }
}
