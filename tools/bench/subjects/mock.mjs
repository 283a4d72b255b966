import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SERVER_FLAGS } from '../../workspace/server-flags.mjs';
import { writePactFile } from './pact-file.mjs';

const OBSERVERS = Object.freeze(['REQUEST_LOG', 'JOURNAL', 'METRICS']);

const WORKSPACE = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Our mock server, the one whose profile the case names.
 *
 * @param {object} variant
 * @param {string} variant.name
 * @param {string} variant.title
 * @param {boolean} variant.observed whether request log, journal and metrics are on
 * @param {string} [variant.workspace] another one than this
 * @returns {import('./subject.mjs').Subject}
 */
function mockServer({ name, title, observed, workspace = WORKSPACE }) {
  /** @param {'aws' | 'gcp'} profile */
  const bundleOf = (profile) => join(workspace, `apps/${profile}-mock/dist/main.js`);
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

/**
 * The mock server as another workspace has built it, to be compared with ours.
 *
 * @param {string} workspace
 * @returns {import('./subject.mjs').Subject[]}
 */
export function mockBaseline(workspace) {
  const variant = { title: `the mock server of ${workspace}`, workspace };
  return [
    mockServer({ ...variant, name: 'mock-baseline', observed: false }),
    mockServer({ ...variant, name: 'mock-baseline-observed', observed: true }),
  ];
}
