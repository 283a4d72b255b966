import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exchangesOf, responseBody } from '../cases/exchange.mjs';
import { freePort } from '../../server-process/free-port.mjs';

/**
 * mountebank, if it is installed somewhere.
 *
 * @param {string | undefined} script its `mb`
 * @returns {import('./subject.mjs').Subject}
 */
export function mountebank(script) {
  return {
    name: 'mountebank',
    title: 'mountebank',
    obstacle: () => {
      if (script === undefined) {
        return 'name its script with --mountebank or MOUNTEBANK';
      }
      return existsSync(script) ? undefined : `${script} is not there`;
    },
    serves: ({ name }) => name === 'get-literal' || name === 'aws-post',
    program: async ({ benchCase, count, port, directory }) => {
      const configuration = join(directory, 'imposters.json');
      const stubs = exchangesOf(benchCase, count).map(stubOf);
      writeFileSync(configuration, JSON.stringify({ imposters: [{ port, protocol: 'http', stubs }] }));
      const files = ['--configfile', configuration, '--noParse', '--pidfile', join(directory, 'mb.pid'), '--nologfile'];
      const args = [...files, '--loglevel', 'error', '--localOnly', '--port', String(await freePort())];
      return { command: process.execPath, args: [/** @type {string} */ (script), 'start', ...args] };
    },
  };
}

/** @param {import('../cases/exchange.mjs').Exchange} exchange */
function stubOf({ id, request, contractHeaders, contentType }) {
  const equals = {
    method: request.method,
    path: request.path,
    headers: Object.fromEntries(contractHeaders.map((name) => [name, request.headers[name]])),
    ...(request.json && { body: JSON.stringify(request.json) }),
  };
  // Without being told it closes every connection.
  const headers = { 'Content-Type': contentType, Connection: 'keep-alive' };
  const body = JSON.stringify(responseBody(id));
  return { predicates: [{ equals }], responses: [{ is: { statusCode: 200, headers, body } }] };
}
