import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, readConfig } from '@pact-infra/nest-service';
import type { Logger } from '@pact-infra/nest-service';
import { MockServerConfig } from '../config.js';
import type { Door } from '../doors/door.js';
import type { Profile } from '../profiles/profile.js';
import { rawProfile } from '../profiles/raw-profile.js';
import { startMockServer } from '../start/start-mock-server.js';
import type { RunningMockServer } from '../start/start-mock-server.js';

export interface TestMock {
  readonly running: RunningMockServer;
  readonly url: string;
  readonly logLines: readonly string[];
  close(): Promise<void>;
}

export interface TestMockOptions {
  readonly profile?: Profile;
  readonly env?: NodeJS.ProcessEnv;
  readonly doors?: readonly Door[];
}

/** Starts a mock server on a free port; its start gate may still be closed. */
export async function listenMock({
  profile = rawProfile,
  env = {},
  doors = [],
}: TestMockOptions = {}): Promise<TestMock> {
  const config = readConfig(MockServerConfig, { PORT: '0', HOST: '127.0.0.1', ...env });
  const { logger, logLines } = recordingLogger();
  const running = await startMockServer({ profile, config, doors, logger });
  running.started.catch(() => undefined); // whoever cares awaits it too
  return { running, url: `http://127.0.0.1:${running.port}`, logLines, close: () => running.close() };
}

/** Starts a mock server that serves these pact texts from files. */
export async function servePacts(pacts: readonly string[], options: TestMockOptions = {}): Promise<TestMock> {
  const directory = await mkdtemp(join(tmpdir(), 'mock-server-'));
  await Promise.all(pacts.map((text, index) => writeFile(join(directory, `${index}.json`), text)));
  const forget = (): Promise<void> => rm(directory, { recursive: true });
  try {
    const mock = await listenMock({ ...options, env: { PACT_FILES: directory, ...options.env } });
    await mock.running.started;
    return { ...mock, close: () => mock.close().then(forget) };
  } catch (error) {
    await forget();
    throw error;
  }
}

function recordingLogger(): { readonly logger: Logger; readonly logLines: string[] } {
  const logLines: string[] = [];
  const stream = {
    write: (line: string) => {
      logLines.push(line);
    },
  };
  return { logger: createLogger({ service: 'mock', level: 'info', stream }), logLines };
}
