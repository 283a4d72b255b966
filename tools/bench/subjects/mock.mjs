import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SERVER_FLAGS } from '../../workspace/server-flags.mjs';
import { writePactFile } from './pact-file.mjs';

const OBSERVERS = Object.freeze(['REQUEST_LOG', 'JOURNAL', 'METRICS']);

/** @param {'aws' | 'gcp'} profile */
const bundleOf = (profile) => fileURLToPath(new URL(`../../../apps/${profile}-mock/dist/main.js`, import.meta.url));

/**
 * Our mock server, the one whose profile the case names.
 *
 * @param {object} variant
 * @param {string} variant.name
 * @param {string} variant.title
 * @param {boolean} variant.observed whether request log, journal and metrics are on
 * @returns {import('./subject.mjs').Subject}
 */
function mockServer({ name, title, observed }) {
  return {
    name,
    title,
    obstacle: () => {
      const missing = [bundleOf('aws'), bundleOf('gcp')].find((bundle) => !existsSync(bundle));
      return missing === undefined ? undefined : `${missing} is not there: run "npm run build" first`;
    },
    serves: () => true,
    program: (task) => ({
      command: process.execPath,
      args: [...SERVER_FLAGS, bundleOf(task.benchCase.profile)],
      env: {
        PORT: String(task.port),
        PACT_FILES: writePactFile(task),
        ...Object.fromEntries(OBSERVERS.map((variable) => [variable, String(observed)])),
      },
    }),
  };
}

/** Nothing but the answers. */
export const mock = mockServer({
  name: 'mock',
  title: 'our mock server; request log, journal and metrics off',
  observed: false,
});

/** The way it runs unless told otherwise. */
export const mockObserved = mockServer({
  name: 'mock-observed',
  title: 'our mock server; request log, journal and metrics on',
  observed: true,
});
