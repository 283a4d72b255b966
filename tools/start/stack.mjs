import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SupervisedService } from './supervised-service.mjs';

const MILLISECONDS_TO_STOP = 3500;

/** Variables that would send a service elsewhere than to its neighbours on this machine. */
const foreignVariables = ['KUBERNETES_SERVICE_HOST', 'KUBE_CONTEXT', 'DATABASE_URL', 'NODE_OPTIONS'];

/** All services together. Which process is which stands in `stack.json` of the data folder. */
export class Stack {
  #supervised;
  #file;

  /**
   * @param {readonly import('./services.mjs').Service[]} services
   * @param {import('./options.mjs').StartOptions} options
   */
  constructor(services, options) {
    const logs = join(options.data, 'logs');
    rmSync(logs, { recursive: true, force: true });
    mkdirSync(logs, { recursive: true });
    this.#file = join(options.data, 'stack.json');
    this.#supervised = services.map((service) => ({
      service,
      process: new SupervisedService(service, {
        environment: environmentOf(service, options.host),
        logs,
        onChange: () => this.#writeDown(),
      }),
    }));
  }

  start() {
    for (const { process } of this.#supervised) {
      process.start();
    }
  }

  async stop() {
    await Promise.all(this.#supervised.map(({ process }) => process.stop(MILLISECONDS_TO_STOP)));
    rmSync(this.#file, { force: true });
  }

  kill() {
    for (const { process } of this.#supervised) {
      process.kill();
    }
  }

  #writeDown() {
    const entries = this.#supervised.map(({ service, process }) => [
      service.name,
      { pid: process.pid, url: service.url },
    ]);
    writeFileSync(this.#file, `${JSON.stringify(Object.fromEntries(entries), undefined, 2)}\n`);
  }
}

/**
 * @param {import('./services.mjs').Service} service
 * @param {string} host
 * @returns {NodeJS.ProcessEnv}
 */
function environmentOf(service, host) {
  const inherited = Object.entries(process.env).filter(([name]) => !foreignVariables.includes(name));
  return { ...Object.fromEntries(inherited), HOST: host, ...service.env };
}
