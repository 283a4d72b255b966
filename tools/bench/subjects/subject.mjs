/**
 * A server program that is measured.
 *
 * @typedef {object} Subject
 * @property {string} name what `--only` and the tables call it
 * @property {string} title what it is
 * @property {() => string | undefined} obstacle why it can't be run here, if so
 * @property {(benchCase: import('../cases/exchange.mjs').BenchCase, count: number) => boolean} serves
 * @property {(task: Task) => Program | Promise<Program>} program how to serve a contract
 * @property {number} [warmUpFactor] how much longer than others it takes to get to its full speed
 * @property {Answer} [answer] what it answers to everything, if it knows no contracts
 *
 * @typedef {object} Task
 * @property {import('../cases/exchange.mjs').BenchCase} benchCase
 * @property {number} count interactions of the contract
 * @property {number} port
 * @property {string} directory for files, the program's own
 *
 * @typedef {object} Program
 * @property {string} command
 * @property {readonly string[]} args
 * @property {NodeJS.ProcessEnv} [env] variables beside the usual ones
 *
 * @typedef {object} Answer
 * @property {number} status
 * @property {string} marker
 */

export {};
