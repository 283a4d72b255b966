import { createServer } from 'node:net';
import { UsageError } from './usage-error.mjs';

/**
 * Fails when one of them could not listen on its port: before anything is started, and naming every such port at once.
 *
 * @param {readonly import('./services.mjs').Listener[]} listeners
 * @param {string} host
 */
export async function requireFreePorts(listeners, host) {
  const problems = [...samePorts(listeners)];
  for (const { port, portVariable, title } of listeners) {
    const error = await listenError(port, host);
    if (error?.code === 'EADDRINUSE') {
      problems.push(`port ${port} (${title}) is already in use: set ${portVariable} to a free port`);
    } else if (error !== undefined) {
      problems.push(`cannot listen on ${host}:${port} (${title}): ${error.message}; ${portVariable} and HOST set it`);
    }
  }
  if (problems.length > 0) {
    throw new UsageError(problems.join('\n'));
  }
}

/**
 * @param {readonly import('./services.mjs').Listener[]} listeners
 * @returns {Iterable<string>}
 */
function* samePorts(listeners) {
  const owners = new Map();
  for (const { port, portVariable } of listeners) {
    if (owners.has(port)) {
      yield `${owners.get(port)} and ${portVariable} are both ${port}`;
    }
    owners.set(port, portVariable);
  }
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<NodeJS.ErrnoException | undefined>}
 */
function listenError(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
