import { mockServing } from './contract-report.mjs';
import { exampleContracts } from './options.mjs';
import { listenersOf } from './services.mjs';

/**
 * @typedef {import('./services.mjs').Service} Service
 * @typedef {import('./contract-report.mjs').Contract} Contract
 */

/**
 * What the user reads once everything runs: what runs where, what to try, and what becomes of each contract.
 *
 * @param {{
 *   services: readonly Service[],
 *   contracts: readonly Contract[],
 *   options: import('./options.mjs').StartOptions,
 * }} state
 * @returns {string}
 */
export function summary({ services, contracts, options }) {
  return [
    '',
    'What runs where',
    ...table(listenersOf(services).map(({ title, url, portVariable }) => [title, url, portVariable])),
    '',
    `Contracts from ${options.contracts}`,
    ...contractLines(contracts, services),
    '',
    'Try',
    ...commandsToTry(services, options.contracts).map((command) => `  ${command}`),
    '',
    `Logs and data are in ${options.data}. Ctrl-C stops everything.`,
    'ready',
  ].join('\n');
}

/**
 * @param {readonly Contract[]} contracts
 * @param {readonly Service[]} services
 * @returns {readonly string[]}
 */
function contractLines(contracts, services) {
  if (contracts.length === 0) {
    return ['  none yet: every *.json put there is published and served'];
  }
  return table(
    contracts.map((contract) => [
      contract.source,
      contract.provider === null ? '' : `${contract.consumer} → ${contract.provider}`,
      fateOf(contract, services),
    ]),
  );
}

/**
 * @param {Contract} contract
 * @param {readonly Service[]} services
 * @returns {string}
 */
function fateOf({ provider, version, error }, services) {
  if (version === null) {
    return error === null ? 'not published yet' : `NOT PUBLISHED: ${error}`;
  }
  const mock = mockServing(provider, services);
  const served = mock === undefined ? 'NOT SERVED: no mock is for this provider' : `served by ${mock.name}`;
  return error === null ? served : `${served} as it last was: ${error}`;
}

/**
 * @param {readonly Service[]} services
 * @param {string} contracts
 * @returns {readonly string[]}
 */
function commandsToTry(services, contracts) {
  const urlOf = (/** @type {string} */ name) => services.find((service) => service.name === name)?.url ?? '';
  return [
    contracts === exampleContracts ? exampleConsumer(urlOf) : `curl ${urlOf('manager')}/ready`,
    `curl ${urlOf('gcp-mock')}/v1/projects/nobody/secrets/nothing    # no contract: says what comes nearest`,
    `curl -i -H 'X-Rate-Limit: true' ${urlOf('aws-mock')}/    # a fault, simulated`,
    `curl '${urlOf('aws-mock')}/_pact/coverage?format=text'    # which interactions were used`,
  ];
}

/**
 * The example consumer with the three official SDKs; its endpoint variables are given where they are not the default.
 *
 * @param {(name: string) => string} urlOf
 */
function exampleConsumer(urlOf) {
  const endpoints = [
    ['AWS_SECRETS_MANAGER_ENDPOINT', urlOf('aws-mock'), ':1234'],
    ['AWS_SSM_ENDPOINT', urlOf('aws-mock'), ':1234'],
    ['GCP_SECRET_MANAGER_ENDPOINT', urlOf('gcp-mock'), ':1235'],
    ['GCP_PARAMETER_MANAGER_ENDPOINT', urlOf('gcp-mock'), ':1235'],
    ['AZURE_KEY_VAULT_ENDPOINT', urlOf('azure-mock'), ':1236'],
    ['AZURE_APP_CONFIGURATION_ENDPOINT', urlOf('azure-mock'), ':1236'],
  ].flatMap(([variable, url = '', usual = '']) => (url.endsWith(usual) ? [] : [`${variable}=${url}`]));
  return ['PACT_MODE=true', ...endpoints, 'npx node examples/secret-manager-controller/dist/main.js'].join(' ');
}

/**
 * @param {readonly (readonly string[])[]} rows
 * @returns {string[]} the rows as lines, their columns aligned
 */
function table(rows) {
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}
