import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exchangesOf, responseBody } from '../cases/exchange.mjs';

/**
 * WireMock, if java and its jar are there.
 *
 * @param {string | undefined} jar the standalone one
 * @returns {import('./subject.mjs').Subject}
 */
export function wiremock(jar) {
  return {
    name: 'wiremock',
    title: 'WireMock',
    obstacle: () => {
      if (jar === undefined) {
        return 'name its standalone jar with --wiremock or WIREMOCK_JAR';
      }
      if (!existsSync(jar)) {
        return `${jar} is not there`;
      }
      return spawnSync('java', ['-version']).status === 0 ? undefined : 'there is no java';
    },
    warmUpFactor: 7,
    serves: ({ name }) => name === 'get-literal' || name === 'aws-post',
    program: ({ benchCase, count, port, directory }) => {
      mkdirSync(join(directory, 'mappings'));
      const mappings = exchangesOf(benchCase, count).map(mappingOf);
      writeFileSync(join(directory, 'mappings', 'all.json'), JSON.stringify({ mappings }));
      const options = ['--port', String(port), '--root-dir', directory, '--no-request-journal', '--disable-banner'];
      return { command: 'java', args: ['-jar', /** @type {string} */ (jar), ...options] };
    },
  };
}

/** @param {import('../cases/exchange.mjs').Exchange} exchange */
function mappingOf({ id, request, contractHeaders, contentType }) {
  return {
    request: {
      method: request.method,
      urlPath: request.path,
      headers: Object.fromEntries(contractHeaders.map((name) => [name, { equalTo: request.headers[name] }])),
      ...(request.json && { bodyPatterns: [{ equalToJson: JSON.stringify(request.json) }] }),
    },
    response: { status: 200, headers: { 'Content-Type': contentType }, jsonBody: responseBody(id) },
  };
}
