import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pactText } from '../cases/pact-text.mjs';

/**
 * Writes the contract of a task.
 *
 * @param {import('./subject.mjs').Task} task
 * @returns {string} the file
 */
export function writePactFile({ benchCase, count, directory }) {
  const file = join(directory, 'pact.json');
  writeFileSync(file, pactText(benchCase, count));
  return file;
}
