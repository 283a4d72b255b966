import { afterEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { freePorts } from '../stack/free-ports.js';
import { waitUntil } from '../stack/wait-until.js';

const ROOT = join(import.meta.dirname, '../..');

describe('npm run stub', () => {
  let npm: ChildProcess | undefined;

  afterEach(() => {
    if (npm?.pid !== undefined) {
      endGroup(npm.pid);
    }
  });

  it('serves pact files, and ends with npm, as when a script kills what it has started', async () => {
    const [port = 0] = await freePorts(1);
    const url = `http://127.0.0.1:${port}`;
    npm = spawn('npm', ['run', 'stub', '--', '--dir', 'examples/contracts', '--profile', 'gcp', '--port', `${port}`], {
      cwd: ROOT,
      detached: true,
      stdio: 'ignore',
    });
    await waitUntil('the stub to be healthy', async () => (await fetch(`${url}/health`)).ok || undefined);
    const secret = await fetch(`${url}/v1/projects/demo-project/secrets/db-password/versions/latest:access`);
    expect(secret.status).toBe(200);

    npm.kill('SIGTERM');

    await waitUntil('nobody to listen any more', () =>
      fetch(`${url}/health`).then(
        () => undefined,
        () => Promise.resolve(true),
      ),
    );
  });
});

/** Ends what is left of a group of processes, if anything. */
function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // all of it has ended
  }
}
