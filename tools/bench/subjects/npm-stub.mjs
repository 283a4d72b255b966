import { writePactFile } from './pact-file.mjs';
import { mock } from './mock.mjs';
import { fileURLToPath } from 'node:url';

const WORKSPACE = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Our stub as a user starts it, npm included.
 *
 * @type {import('./subject.mjs').Subject}
 */
export const npmStub = {
  name: 'npm-stub',
  title: 'npm run stub',
  obstacle: mock.obstacle,
  serves: (_, count) => count === 1,
  program: (task) => ({
    command: 'npm',
    args: ['--prefix', WORKSPACE, 'run', '--silent', 'stub', '--', ...stubArguments(task)],
  }),
};

/** @param {import('./subject.mjs').Task} task */
function stubArguments(task) {
  return ['--file', writePactFile(task), '--port', String(task.port), '--profile', task.benchCase.profile];
}
