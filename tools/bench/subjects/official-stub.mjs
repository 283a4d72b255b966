import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { writePactFile } from './pact-file.mjs';

/** Its cost grows with the square of the contract, and its memory too. */
const LARGEST_CONTRACT = 100;
const ADDRESS_SPACE_BYTES = 4 * 2 ** 30;

/** The program itself: the package's command wraps it in a Node process that would be measured with it. */
const PROGRAM = fileURLToPath(
  new URL(
    `../../../node_modules/@pact-foundation/pact-cli-${process.platform}-${process.arch}/standalone/pact`,
    import.meta.url,
  ),
);

/**
 * `pact stub` of the Pact Foundation, in a limited address space.
 *
 * @param {object} variant
 * @param {string} variant.name
 * @param {string} variant.title
 * @param {NodeJS.ProcessEnv} variant.env
 * @returns {import('./subject.mjs').Subject}
 */
function stub({ name, title, env }) {
  return {
    name,
    title,
    obstacle: () => (existsSync(PROGRAM) ? undefined : `${PROGRAM} is not there`),
    serves: (_, count) => count <= LARGEST_CONTRACT,
    program: (task) => ({
      command: 'prlimit',
      args: [`--as=${ADDRESS_SPACE_BYTES}`, PROGRAM, 'stub', '--loglevel', 'none', ...contractArguments(task)],
      env,
    }),
  };
}

/** @param {import('./subject.mjs').Task} task */
function contractArguments(task) {
  return ['--file', writePactFile(task), '--port', String(task.port)];
}

/** The way it runs by default. */
export const officialStub = stub({ name: 'official-stub', title: 'pact stub of @pact-foundation/pact-cli', env: {} });

/** With the backtraces that many developers of Rust switch on: it then takes one for every mismatch. */
export const officialStubBacktrace = stub({
  name: 'official-stub-backtrace',
  title: 'pact stub with RUST_BACKTRACE=1',
  env: { RUST_BACKTRACE: '1' },
});
