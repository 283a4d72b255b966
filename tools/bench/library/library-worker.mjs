/** Measures the functions of pact-core in a process of their own: `node library-worker.mjs COUNT ROUNDS CASE…`, JSON to stdout. */
import { caseNamed } from '../cases/index.mjs';
import { measureFunctions } from './measure-library.mjs';

const [count, rounds, ...caseNames] = process.argv.slice(2);
const results = caseNames.map((name) => measureFunctions(caseNamed(name), Number(count), Number(rounds)));
console.log(JSON.stringify(results));
