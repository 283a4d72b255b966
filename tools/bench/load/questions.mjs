import { caseNamed } from '../cases/index.mjs';
import { exchangesOf } from '../cases/exchange.mjs';
import { requestBytes } from './request-bytes.mjs';

/**
 * Which questions the load generator asks.
 *
 * @typedef {object} QuestionSource
 * @property {string} caseName
 * @property {number} count interactions of the contract
 * @property {{ status: number, marker: string }} [answer] what every answer must be like, where it is not the contract's
 * @property {boolean} [missing] ask only what no interaction answers
 */

/** Walks a contract in another order than its file, prime so that every interaction has its turn. */
const STRIDE = 7919;

/**
 * @param {QuestionSource} source
 * @param {number} port
 * @returns {import('./run-load.mjs').Question[]}
 */
export function questionsOf({ caseName, count, answer, missing = false }, port) {
  const benchCase = caseNamed(caseName);
  if (missing) {
    return [
      question(requestBytes(benchCase.missing, port), answer ?? { status: 500, marker: 'No matching interaction' }),
    ];
  }
  const questions = exchangesOf(benchCase, count).map((exchange) =>
    question(requestBytes(exchange.request, port), answer ?? { status: 200, marker: exchange.answeredBy }),
  );
  return questions.map((_, index) => questions[(index * STRIDE) % count]).filter((each) => each !== undefined);
}

/**
 * @param {Buffer} request
 * @param {{ status: number, marker: string }} answer
 * @returns {import('./run-load.mjs').Question}
 */
function question(request, { status, marker }) {
  return { request, status, marker: Buffer.from(marker) };
}
