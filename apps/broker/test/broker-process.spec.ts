import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BrokerClient } from '@pact-infra/broker-client';
import { BrokerProcess, runToExit } from './broker-process.js';
import { pactBetween } from './running-broker.js';

jest.setTimeout(60_000);

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'broker-process-'));
});

afterEach(async () => {
  await rm(directory, { recursive: true });
});

const auth = { username: 'pact', password: 'pact' };

/** Publishes version after version until the broker is gone; returns the versions it acknowledged. */
async function publishUntilGone(url: string, onAcknowledged: (count: number) => void): Promise<readonly string[]> {
  const client = new BrokerClient({ baseUrl: url, auth, retry: { retries: 0 } });
  const acknowledged: string[] = [];
  for (let number = 1; ; number += 1) {
    const content = JSON.stringify(pactBetween('Web', 'Api', number));
    try {
      await client.publish({ consumer: 'Web', provider: 'Api', version: `${number}`, content });
    } catch {
      return acknowledged; // the kill is what the test is about
    }
    acknowledged.push(`${number}`);
    onAcknowledged(number);
  }
}

describe('the broker process', () => {
  it('has every acknowledged publication after kill -9, again and again', async () => {
    const database = join(directory, 'nested', 'broker.sqlite');
    let expected: readonly string[] = [];
    for (const killAfter of [3, 10, 25]) {
      await using broker = await BrokerProcess.start(database);
      const client = new BrokerClient({ baseUrl: broker.url, auth });
      const acknowledged = await publishUntilGone(broker.url, (count) => {
        if (count === killAfter) {
          void broker.end('SIGKILL');
        }
      });
      expect(acknowledged.length).toBeGreaterThanOrEqual(killAfter);
      expected = [...new Set([...expected, ...acknowledged])];
      await expect(client.isHealthy()).resolves.toBe(false);
    }
    await using broker = await BrokerProcess.start(database);
    const stored = await new BrokerClient({ baseUrl: broker.url }).pactVersions({ consumer: 'Web', provider: 'Api' });
    expect(stored).toEqual(expect.arrayContaining([...expected]));
  });

  it('ends with code 0 on SIGTERM and leaves one file', async () => {
    const database = join(directory, 'broker.sqlite');
    await using broker = await BrokerProcess.start(database);
    expect(await broker.end('SIGTERM')).toBe(0);
    await rm(database);
    await expect(rm(`${database}-wal`)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('names the cause when a Kubernetes Service has set the port', async () => {
    const { code, stderr } = await runToExit({ PACT_BROKER_PORT: 'tcp://10.0.0.1:9292', LOG_LEVEL: 'loud' });
    expect(code).toBe(1);
    expect(stderr).toContain('PACT_BROKER_PORT must be a number, got "tcp://10.0.0.1:9292"');
    expect(stderr).toContain('enableServiceLinks: false');
    expect(stderr).toContain('LOG_LEVEL');
  });

  it('names port and variable when the port is busy', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const { code, stderr } = await runToExit({
      PACT_BROKER_PORT: port,
      HOST: '127.0.0.1',
      PACT_BROKER_DATABASE_NAME: join(directory, 'broker.sqlite'),
    });
    server.close();
    expect(code).toBe(1);
    expect(stderr).toBe(`Cannot start: port ${port} is already in use: set PACT_BROKER_PORT to a free port\n`);
  });

  it('names the file when it is not a database', async () => {
    const file = join(directory, 'not-a-database');
    await writeFile(file, 'plain text '.repeat(100));
    const { code, stderr } = await runToExit({ PACT_BROKER_DATABASE_URL: `sqlite://${file}` });
    expect(code).toBe(1);
    expect(stderr).toContain(`Cannot start: cannot use the database ${file}: `);
  });
});
