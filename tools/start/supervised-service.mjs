import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { nodeBinary, root } from '../workspace/paths.mjs';
import { SERVER_FLAGS } from '../workspace/server-flags.mjs';
import { followLog } from './child-log.mjs';

const FIRST_DELAY = 500;
const LONGEST_DELAY = 10_000;
/** A service that ran this long has recovered: its next restart is quick again. */
const RECOVERED_AFTER = 30_000;

/** One running service: started again whenever it ends, later each time, until it is stopped. */
export class SupervisedService {
  #service;
  #environment;
  #logs;
  #onChange;
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #child;
  #delay = FIRST_DELAY;
  /** @type {NodeJS.Timeout | undefined} */
  #restart;
  #isStopping = false;

  /**
   * @param {import('./services.mjs').Service} service
   * @param {{ environment: NodeJS.ProcessEnv, logs: string, onChange: () => void }} options
   */
  constructor(service, { environment, logs, onChange }) {
    this.#service = service;
    this.#environment = environment;
    this.#logs = logs;
    this.#onChange = onChange;
  }

  /** @returns {number | undefined} */
  get pid() {
    return this.#child?.pid;
  }

  start() {
    const { name, main } = this.#service;
    const startedAt = Date.now();
    const child = spawn(nodeBinary(), [...SERVER_FLAGS, join(root, 'tools/start/run-app.mjs'), main], {
      cwd: root,
      env: this.#environment,
      // A group of its own: Ctrl-C reaches only this launcher, which then stops the services in good order.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#child = child;
    followLog({
      name,
      file: join(this.#logs, `${name}.log`),
      streams: [child.stdout, child.stderr].filter((stream) => stream !== null),
    });
    child.once('exit', (status, signal) => {
      this.#child = undefined;
      if (!this.#isStopping) {
        this.#startAgain({ ending: signal ?? `status ${status}`, lifetime: Date.now() - startedAt });
      }
    });
    this.#onChange();
  }

  /**
   * Ends the service: politely, and by force when `milliseconds` have passed.
   *
   * @param {number} milliseconds
   * @returns {Promise<void>}
   */
  stop(milliseconds) {
    this.#isStopping = true;
    clearTimeout(this.#restart);
    const child = this.#child;
    if (child === undefined) {
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const force = setTimeout(() => this.kill(), milliseconds);
      child.once('exit', () => {
        clearTimeout(force);
        resolve();
      });
      child.kill('SIGTERM');
    });
  }

  /** Ends the service and whatever it started, at once. */
  kill() {
    this.#isStopping = true;
    clearTimeout(this.#restart);
    if (this.#child?.pid !== undefined) {
      process.kill(-this.#child.pid, 'SIGKILL');
    }
  }

  /** @param {{ ending: string, lifetime: number }} end */
  #startAgain({ ending, lifetime }) {
    if (lifetime > RECOVERED_AFTER) {
      this.#delay = FIRST_DELAY;
    }
    console.log(`${this.#service.name} ended (${ending}); starting it again in ${this.#delay / 1000} s`);
    this.#restart = setTimeout(() => this.start(), this.#delay);
    this.#delay = Math.min(this.#delay * 2, LONGEST_DELAY);
  }
}
