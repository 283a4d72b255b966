import { Connection } from './connection.mjs';
import { responseStatus } from './response-status.mjs';

/**
 * Whether a server answers a question rightly at this moment.
 *
 * @param {number} port
 * @param {import('./run-load.mjs').Question} question
 * @returns {Promise<boolean>}
 */
export async function askOnce(port, { request, status, marker }) {
  const connection = await Connection.open(port).catch(() => undefined); // nobody listens yet
  if (connection === undefined) {
    return false;
  }
  const response = await new Promise((resolve) => connection.send(request, resolve));
  connection.close();
  return response !== undefined && responseStatus(response) === status && response.includes(marker);
}
