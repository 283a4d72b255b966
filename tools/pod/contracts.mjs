import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../workspace/paths.mjs';

/** @returns {Record<string, string>} the example contracts by file name */
export function exampleContracts() {
  const folder = join(root, 'examples/contracts');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/**
 * A contract of the GCP mock in which each path is answered by a value.
 *
 * @param {string} consumer
 * @param {Readonly<Record<string, string>>} answers
 * @returns {string}
 */
export function contractAnswering(consumer, answers) {
  return JSON.stringify({
    consumer: { name: consumer },
    provider: { name: 'GCP-Secret-Manager' },
    interactions: Object.entries(answers).map(([path, value]) => ({
      description: `a request for ${path}`,
      request: { method: 'GET', path },
      response: { status: 200, headers: { 'Content-Type': 'application/json' }, body: { value } },
    })),
    metadata: { pactSpecification: { version: '3.0.0' } },
  });
}
