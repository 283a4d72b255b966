import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const LARGE_BODY_BYTES = 512 * 1024;
const LARGE_HEADER_BYTES = 24 * 1024;
const HANGING_READERS = 200;
/** Readers go away after at most this long, and others come. */
const LONGEST_READ_MS = 4000;

const largeBody = JSON.stringify({ SecretString: 'x'.repeat(LARGE_BODY_BYTES) });
const miss = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'secretsmanager.GetSecretValue' };
const json = { 'content-type': 'application/json' };

/**
 * One of the ways in which a mock server is flooded.
 *
 * @typedef {object} Flood
 * @property {string} name
 * @property {number} clients as many do it at once, each one after the other
 * @property {(client: Client) => Promise<unknown>} once
 */

/** @type {readonly Flood[]} */
export const floods = [
  {
    name: 'distinct misses',
    clients: 4,
    once: (client) => client.ask('POST', `/${unique()}`, miss, JSON.stringify({ SecretId: unique() })),
  },
  {
    name: 'large bodies',
    clients: 2,
    once: (client) => client.ask('POST', '/', { ...miss, [`x-${unique()}`]: unique() }, largeBody),
  },
  {
    name: 'large headers',
    clients: 1,
    once: (client) => client.ask('POST', '/', { ...miss, 'x-large': 'y'.repeat(LARGE_HEADER_BYTES) }, '{}'),
  },
  {
    name: 'sessions',
    clients: 4,
    once: async (client) => {
      const id = unique();
      const states = Array.from({ length: 20 }, () => ({ name: `state ${unique()}`, params: { id: unique() } }));
      await client.ask(
        'PUT',
        `/_pact/sessions/${id}`,
        json,
        JSON.stringify({ states: [...states, 'a .* exists'], sequence: states }),
      );
      await client.ask('POST', `/s/${id}/`, miss, JSON.stringify({ SecretId: 'db-password' }));
      await client.ask('POST', `/s/${id}/`, miss, JSON.stringify({ SecretId: id }));
    },
  },
  {
    name: 'sessions that are not there',
    clients: 1,
    once: (client) => client.ask('POST', '/', { ...miss, 'x-pact-session': unique() }, '{}'),
  },
  {
    name: 'faults',
    clients: 1,
    once: (client) => client.ask('POST', '/', { ...miss, 'x-pact-fault': `throttling; times=1; id=${unique()}` }, '{}'),
  },
  {
    name: 'readers that wait and go away',
    clients: HANGING_READERS,
    once: (client) =>
      client.ask('GET', `/_pact/journal?wait=60&path=/${unique()}`, {}, '', Math.random() * LONGEST_READ_MS),
  },
];

/** Sends requests to a server on connections that it keeps, and counts the answers. */
export class Client {
  #agent = new Agent({ keepAlive: true });
  #port;
  answers = 0;

  /** @param {number} port */
  constructor(port) {
    this.#port = port;
  }

  /**
   * Asks, and reads the answer to its end.
   *
   * @param {string} method
   * @param {string} path
   * @param {import('node:http').OutgoingHttpHeaders} headers
   * @param {string} body
   * @param {number} [patienceMs] hangs up after this long
   * @returns {Promise<string>} the answer's body; empty when there was none in time
   */
  ask(method, path, headers, body, patienceMs = 60_000) {
    return new Promise((resolve, reject) => {
      const signal = AbortSignal.timeout(Math.ceil(patienceMs));
      const options = { agent: this.#agent, host: '127.0.0.1', port: this.#port, method, path, headers, signal };
      const asking = request(options, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (/** @type {string} */ piece) => (text += piece));
        response.on('end', () => {
          this.answers++;
          resolve(text);
        });
        response.on('error', reject);
      });
      asking.on('error', (error) => (signal.aborted ? resolve('') : reject(error)));
      asking.end(body);
    });
  }

  close() {
    this.#agent.destroy();
  }
}

/**
 * Floods a server until told to stop.
 *
 * @param {Flood} flood
 * @param {Client} client
 * @param {AbortSignal} stop
 */
export async function run({ clients, once }, client, stop) {
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (!stop.aborted) {
        await once(client);
        await sleep(0);
      }
    }),
  );
}

/** Text that was never sent before. */
function unique() {
  return randomBytes(12).toString('hex');
}
