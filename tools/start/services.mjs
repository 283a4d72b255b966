import { join } from 'node:path';
import { UsageError } from './options.mjs';

/**
 * @typedef {object} Service
 * @property {string} name folder under apps/
 * @property {string} title
 * @property {string} portVariable
 * @property {number} port
 * @property {string} url
 * @property {string} healthPath answers 200 once the service does its work
 * @property {readonly string[]} providers whose contracts it serves
 * @property {Record<string, string>} env
 */

/**
 * The six services with their ports, as the environment sets them, and the variables each is started with.
 *
 * @param {import('./options.mjs').StartOptions} options
 * @param {NodeJS.ProcessEnv} env
 * @returns {readonly Service[]}
 */
export function servicesFor(options, env) {
  const ports = {
    broker: portFrom(env, 'BROKER_PORT', 9292),
    manager: portFrom(env, 'MANAGER_PORT', 1238),
    aws: portFrom(env, 'AWS_MOCK_PORT', 1234),
    gcp: portFrom(env, 'GCP_MOCK_PORT', 1235),
    azure: portFrom(env, 'AZURE_MOCK_PORT', 1236),
    webhook: portFrom(env, 'WEBHOOK_PORT', 1237),
  };
  const brokerUrl = urlOf(options.host, ports.broker);
  const managerUrl = urlOf(options.host, ports.manager);

  const service = ({ port, ...rest }) => ({ providers: [], port, url: urlOf(options.host, port), ...rest });
  const mock = ({ name, title, port, portVariable, providers }) =>
    service({
      name,
      title,
      port,
      portVariable,
      providers,
      healthPath: '/health',
      env: {
        PORT: String(port),
        PACT_BROKER_URL: brokerUrl,
        MANAGER_URL: managerUrl,
        PACT_PROVIDER: providers.join(','),
      },
    });

  return [
    service({
      name: 'broker',
      title: 'Pact Broker (embedded)',
      port: ports.broker,
      portVariable: 'BROKER_PORT',
      healthPath: '/diagnostic/status/heartbeat',
      env: {
        PACT_BROKER_PORT: String(ports.broker),
        PACT_BROKER_DATABASE_NAME: join(options.data, 'pact_broker.sqlite'),
      },
    }),
    service({
      name: 'manager',
      title: 'Contract manager',
      port: ports.manager,
      portVariable: 'MANAGER_PORT',
      healthPath: '/health',
      env: {
        HEALTH_PORT: String(ports.manager),
        BROKER_URL: brokerUrl,
        BROKER_PORT: String(ports.broker),
        CONTRACTS_DIR: options.contracts,
        PUBLISHED_FLAG_PATH: join(options.data, 'pacts-published.flag'),
      },
    }),
    mock({
      name: 'aws-mock',
      title: 'AWS mock',
      port: ports.aws,
      portVariable: 'AWS_MOCK_PORT',
      providers: ['AWS-Secrets-Manager', 'AWS-Parameter-Store'],
    }),
    mock({
      name: 'gcp-mock',
      title: 'GCP mock',
      port: ports.gcp,
      portVariable: 'GCP_MOCK_PORT',
      providers: ['GCP-Secret-Manager', 'GCP-Parameter-Manager'],
    }),
    mock({
      name: 'azure-mock',
      title: 'Azure mock',
      port: ports.azure,
      portVariable: 'AZURE_MOCK_PORT',
      providers: ['Azure-Key-Vault', 'Azure-App-Configuration'],
    }),
    service({
      name: 'webhook',
      title: 'Webhook',
      port: ports.webhook,
      portVariable: 'WEBHOOK_PORT',
      healthPath: '/health',
      env: { PORT: String(ports.webhook) },
    }),
  ];
}

/** @returns {number} */
function portFrom(env, variable, byDefault) {
  const text = env[variable] || String(byDefault);
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new UsageError(`${variable} must be a port from 1 to 65535, got "${text}"`);
  }
  return port;
}

/** @returns {string} */
function urlOf(host, port) {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}
