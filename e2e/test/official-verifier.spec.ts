import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { App, type AppName } from '../stack/app.js';
import { freePorts } from '../stack/free-ports.js';
import { waitUntil } from '../stack/wait-until.js';

const ROOT = join(import.meta.dirname, '../..');
const CONTRACTS = join(ROOT, 'examples/contracts');
const VERIFIER = join(ROOT, 'node_modules/.bin/pact');

const MOCKS: readonly (readonly [cloud: string, app: AppName])[] = [
  ['-AWS-', 'aws-mock'],
  ['-GCP-', 'gcp-mock'],
  ['-Azure-', 'azure-mock'],
];

/** Starts the mock that serves one contract file, and nothing else. */
async function startMock(file: string): Promise<App> {
  const name = MOCKS.find(([cloud]) => file.includes(cloud))?.[1];
  const [port] = await freePorts(1);
  if (name === undefined || port === undefined) {
    throw new Error(`There is no mock for ${file}`);
  }
  const app = new App({ name, port, env: { PACT_FILES: join(CONTRACTS, file), PORT: String(port) } });
  app.start();
  await waitUntil(`${name} to serve ${file}`, async () => {
    const { ok } = await app.fetch('/health');
    return ok || undefined;
  });
  return app;
}

describe('pact verifier, the official one, against a mock', () => {
  it.each(readdirSync(CONTRACTS).filter((name) => name.endsWith('.json')))('finds that it keeps %s', async (file) => {
    const app = await startMock(file);
    try {
      const target = ['-h', '127.0.0.1', '-p', String(app.port), '-n', 'mock', '--no-colour'];
      const env = { ...process.env, PACT_DO_NOT_TRACK: 'true' };
      // Fails with all that the verifier wrote when it does not end with exit code 0.
      const { stdout } = await promisify(execFile)(VERIFIER, ['verifier', '-f', join(CONTRACTS, file), ...target], {
        env,
      });

      expect(stdout).toContain('Verifying a pact between');
    } finally {
      await app.stop('SIGTERM');
    }
  });
});
