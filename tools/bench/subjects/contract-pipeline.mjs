import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../server-process/free-port.mjs';
import { ServerProcess } from '../../server-process/server-process.mjs';
import { SERVER_FLAGS } from '../../workspace/server-flags.mjs';
import { pactText } from '../cases/pact-text.mjs';
import { onLoadCore } from '../measure/cores.mjs';
import { programEnvironment } from './program-environment.mjs';

const BUNDLES = {
  broker: fileURLToPath(new URL('../../../apps/broker/dist/main.js', import.meta.url)),
  manager: fileURLToPath(new URL('../../../apps/manager/dist/main.js', import.meta.url)),
};
const LOCALHOST = 'http://127.0.0.1';

/** Why broker and manager can't run here, if so. */
export function pipelineObstacle() {
  const missing = Object.values(BUNDLES).find((bundle) => !existsSync(bundle));
  return missing === undefined ? undefined : `${missing} is not there: run "npm run build" first`;
}

/** Broker and manager that have published one contract. */
export class ContractPipeline {
  #directory = mkdtempSync(join(tmpdir(), 'bench-'));
  #brokerUrl = '';
  #managerUrl = '';
  /** @type {ServerProcess[]} */
  #servers = [];

  /** The variables that lead a mock server to this broker and manager. */
  get mockEnvironment() {
    return { PACT_BROKER_URL: this.#brokerUrl, MANAGER_URL: this.#managerUrl };
  }

  get managerPid() {
    const manager = this.#servers[1];
    if (manager === undefined) {
      throw new Error('The manager runs only after start()');
    }
    return manager.pid;
  }

  /**
   * Starts both, and waits until the contract is published.
   *
   * @param {import('../cases/exchange.mjs').BenchCase} benchCase
   * @param {number} count
   */
  async start(benchCase, count) {
    const contracts = join(this.#directory, 'contracts');
    mkdirSync(contracts);
    writeFileSync(join(contracts, 'pact.json'), pactText(benchCase, count));
    const [brokerPort, managerPort] = [await freePort(), await freePort()];
    this.#brokerUrl = `${LOCALHOST}:${brokerPort}`;
    this.#managerUrl = `${LOCALHOST}:${managerPort}`;
    await this.#run('broker', `${this.#brokerUrl}/diagnostic/status/heartbeat`, {
      PACT_BROKER_PORT: String(brokerPort),
      PACT_BROKER_DATABASE_NAME: join(this.#directory, 'broker.sqlite'),
    });
    await this.#run('manager', `${this.#managerUrl}/ready`, {
      HEALTH_PORT: String(managerPort),
      BROKER_URL: this.#brokerUrl,
      BROKER_PORT: String(brokerPort),
      CONTRACTS_DIR: contracts,
      PUBLISHED_FLAG_PATH: join(this.#directory, 'published.flag'),
    });
  }

  async stop() {
    await Promise.all(this.#servers.map((server) => server.stop()));
    rmSync(this.#directory, { recursive: true, force: true });
  }

  /**
   * @param {keyof typeof BUNDLES} name
   * @param {string} url answers 200 when it is ready
   * @param {NodeJS.ProcessEnv} variables
   */
  async #run(name, url, variables) {
    const program = onLoadCore({ command: process.execPath, args: [...SERVER_FLAGS, BUNDLES[name]] });
    const server = new ServerProcess({ name, ...program, env: programEnvironment(variables) });
    this.#servers.push(server);
    await server.waitUntil(() => answersOk(url), { everyMs: 100 });
  }
}

/** @param {string} url */
async function answersOk(url) {
  try {
    const response = await fetch(url);
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false; // nobody listens yet
  }
}
