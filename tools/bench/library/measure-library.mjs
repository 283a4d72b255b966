import { compile, explain, match, parsePact } from '@pact-infra/pact-core';
import { exchangesOf } from '../cases/exchange.mjs';
import { pactText } from '../cases/pact-text.mjs';
import { spread } from '../measure/statistics.mjs';
import { libraryRequest } from './library-request.mjs';

const ROUND_MS = 200;
const NORMALISATION = { jsonMediaTypes: ['application/x-amz-json-1.1'] };

/**
 * What the functions of pact-core take for one contract, in microseconds of CPU time.
 *
 * @typedef {object} LibraryCost
 * @property {string} caseName
 * @property {number} count
 * @property {import('../measure/statistics.mjs').Spread} parse of the whole contract
 * @property {import('../measure/statistics.mjs').Spread} compile of the whole contract
 * @property {import('../measure/statistics.mjs').Spread} matchHit of one request
 * @property {import('../measure/statistics.mjs').Spread} explainMiss of one request: the match that fails, and why it did
 */

/**
 * @param {import('../cases/exchange.mjs').BenchCase} benchCase
 * @param {number} count
 * @param {number} rounds
 * @returns {LibraryCost}
 * @throws {Error} when a request gets the wrong interaction
 */
export function measureFunctions(benchCase, count, rounds) {
  const text = pactText(benchCase, count);
  const pact = parsePact(text);
  const contracts = compile([pact], { normalisation: NORMALISATION });
  const asked = exchangesOf(benchCase, count).map(({ request, answeredBy }) => ({
    request: libraryRequest(request),
    description: `request of ${answeredBy}`,
  }));
  const missing = libraryRequest(benchCase.missing);
  let turn = 0;
  return {
    caseName: benchCase.name,
    count,
    parse: timed(rounds, () => parsePact(text)),
    compile: timed(rounds, () => compile([pact], { normalisation: NORMALISATION })),
    matchHit: timed(rounds, () => {
      const { request, description } = /** @type {typeof asked[number]} */ (asked[turn++ % count]);
      const found = match(contracts, request)?.interaction.description;
      if (found !== description) {
        throw new Error(`${benchCase.name}: expected "${description}", got "${found}"`);
      }
    }),
    explainMiss: timed(rounds, () => {
      if (match(contracts, missing) !== undefined || explain(contracts, missing).nearest.length === 0) {
        throw new Error(`${benchCase.name}: expected a miss with a nearest interaction`);
      }
    }),
  };
}

/**
 * CPU microseconds that a call takes. The first round only warms up.
 *
 * @param {number} rounds
 * @param {() => void} call
 * @returns {import('../measure/statistics.mjs').Spread}
 */
function timed(rounds, call) {
  const values = [];
  for (let round = 0; round <= rounds; round += 1) {
    const deadline = performance.now() + ROUND_MS;
    const before = process.cpuUsage();
    let calls = 0;
    do {
      call();
      calls += 1;
    } while (performance.now() < deadline);
    const { user, system } = process.cpuUsage(before);
    values.push((user + system) / calls);
  }
  return spread(values.slice(1));
}
