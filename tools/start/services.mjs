import { join } from 'node:path';
import { root } from '../workspace/paths.mjs';
import { UsageError } from './usage-error.mjs';

/**
 * @typedef {object} Listener
 * @property {string} title
 * @property {number} port
 * @property {string} portVariable
 * @property {string} url
 *
 * @typedef {object} ServiceOnly
 * @property {string} name
 * @property {string} main the program
 * @property {string} healthPath answers 200 once the service does its work
 * @property {readonly string[]} providers whose contracts it serves
 * @property {Record<string, string>} env
 * @property {readonly Listener[]} doors other ports of the same service
 *
 * @typedef {Listener & ServiceOnly} Service
 *
 * @typedef {{ [name: string]: string | undefined }} Environment
 */

const mocks = [
  {
    name: 'aws-mock',
    title: 'AWS mock',
    portVariable: 'AWS_MOCK_PORT',
    usualPort: 1234,
    providers: ['AWS-Secrets-Manager', 'AWS-Parameter-Store'],
    doors: [],
  },
  {
    name: 'gcp-mock',
    title: 'GCP mock',
    portVariable: 'GCP_MOCK_PORT',
    usualPort: 1235,
    providers: ['GCP-Secret-Manager', 'GCP-Parameter-Manager'],
    doors: [{ title: 'GCP mock, gRPC', portVariable: 'GCP_MOCK_GRPC_PORT', usualPort: 2235, setting: 'GRPC_PORT' }],
  },
  {
    name: 'azure-mock',
    title: 'Azure mock',
    portVariable: 'AZURE_MOCK_PORT',
    usualPort: 1236,
    providers: ['Azure-Key-Vault', 'Azure-App-Configuration'],
    doors: [],
  },
];

/**
 * The six services with their ports, as the environment sets them, and the variables each is started with.
 *
 * @param {import('./options.mjs').StartOptions} options
 * @param {Environment} env
 * @returns {readonly Service[]}
 */
export function servicesFor(options, env) {
  const broker = brokerService(options, portFrom(env, 'BROKER_PORT', 9292));
  const manager = managerService(options, portFrom(env, 'MANAGER_PORT', 1238), broker);
  return [
    broker,
    manager,
    ...mocks.map((mock) => mockService(mock, options, env, { broker, manager })),
    webhookService(options, portFrom(env, 'WEBHOOK_PORT', 1237)),
  ];
}

/**
 * Everything that listens: the services and their doors.
 *
 * @param {readonly Service[]} services
 * @returns {readonly Listener[]}
 */
export function listenersOf(services) {
  return services.flatMap((service) => [service, ...service.doors]);
}

/**
 * @param {(typeof mocks)[number]} mock
 * @param {import('./options.mjs').StartOptions} options
 * @param {Environment} env
 * @param {{ broker: Service, manager: Service }} neighbours
 * @returns {Service}
 */
function mockService({ usualPort, ...mock }, { host }, env, { broker, manager }) {
  const port = portFrom(env, mock.portVariable, usualPort);
  const doors = mock.doors.map(({ usualPort, ...door }) => {
    const port = portFrom(env, door.portVariable, usualPort);
    return { ...door, port, url: `${reachableHost(host)}:${port}` };
  });
  return {
    ...mock,
    ...programOf(mock.name),
    ...addressOf(host, port),
    doors,
    healthPath: '/health',
    env: {
      PORT: String(port),
      ...Object.fromEntries(doors.map(({ setting, port }) => [setting, String(port)])),
      PACT_BROKER_URL: broker.url,
      MANAGER_URL: manager.url,
      PACT_PROVIDER: mock.providers.join(','),
    },
  };
}

/**
 * @param {import('./options.mjs').StartOptions} options
 * @param {number} port
 * @returns {Service}
 */
function brokerService({ host, data }, port) {
  return {
    title: 'Pact Broker (embedded)',
    ...programOf('broker'),
    ...addressOf(host, port),
    portVariable: 'BROKER_PORT',
    healthPath: '/diagnostic/status/heartbeat',
    providers: [],
    doors: [],
    env: {
      PACT_BROKER_PORT: String(port),
      PACT_BROKER_DATABASE_NAME: join(data, 'pact_broker.sqlite'),
      // So that the broker's webhooks reach the mock webhook, and nothing beyond this machine.
      PACT_BROKER_WEBHOOK_SCHEME_WHITELIST: 'http https',
      PACT_BROKER_WEBHOOK_HOST_WHITELIST: 'localhost 127.0.0.1',
    },
  };
}

/**
 * @param {import('./options.mjs').StartOptions} options
 * @param {number} port
 * @param {Service} broker
 * @returns {Service}
 */
function managerService({ host, contracts, data }, port, broker) {
  return {
    title: 'Contract manager',
    ...programOf('manager'),
    ...addressOf(host, port),
    portVariable: 'MANAGER_PORT',
    healthPath: '/health',
    providers: [],
    doors: [],
    env: {
      HEALTH_PORT: String(port),
      BROKER_URL: broker.url,
      BROKER_PORT: String(broker.port),
      CONTRACTS_DIR: contracts,
      PUBLISHED_FLAG_PATH: join(data, 'pacts-published.flag'),
    },
  };
}

/**
 * @param {import('./options.mjs').StartOptions} options
 * @param {number} port
 * @returns {Service}
 */
function webhookService({ host }, port) {
  return {
    title: 'Webhook',
    ...programOf('webhook'),
    ...addressOf(host, port),
    portVariable: 'WEBHOOK_PORT',
    healthPath: '/health',
    providers: [],
    doors: [],
    env: { PORT: String(port) },
  };
}

/** @param {string} name */
function programOf(name) {
  return { name, main: join(root, 'apps', name, 'dist/main.js') };
}

/**
 * @param {string} host
 * @param {number} port
 */
function addressOf(host, port) {
  return { port, url: `http://${reachableHost(host)}:${port}` };
}

/** @param {string} host that is listened on */
function reachableHost(host) {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return reachable.includes(':') ? `[${reachable}]` : reachable;
}

/**
 * @param {Environment} env
 * @param {string} variable
 * @param {number} usualPort
 * @returns {number}
 */
function portFrom(env, variable, usualPort) {
  const text = env[variable] || String(usualPort);
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new UsageError(`${variable} must be a port from 1 to 65535, got "${text}"`);
  }
  return port;
}
