import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { openSecretStore } from '@pact-infra/example-secret-manager-controller';
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { NpmStart, PORT_VARIABLES } from '../stack/npm-start.js';
import { waitUntil } from '../stack/wait-until.js';

// It builds first.
jest.setTimeout(400_000);

describe('npm start', () => {
  let running: NpmStart | undefined;
  let other: Server | undefined;

  afterEach(async () => {
    other?.close();
    await running?.dispose();
    running = undefined;
  });

  it('says what runs where, serves the example contracts, and leaves no process after Ctrl-C', async () => {
    running = await NpmStart.run();
    await running.ready();

    for (const variable of PORT_VARIABLES) {
      expect(running.output).toMatch(new RegExp(` (http://)?127\\.0\\.0\\.1:${running.ports[variable]} +${variable}`));
    }
    const aws = openSecretStore('aws', {
      PACT_MODE: 'true',
      AWS_SECRETS_MANAGER_ENDPOINT: `http://127.0.0.1:${running.ports.AWS_MOCK_PORT}`,
    });
    await expect(aws.read('db-password')).resolves.toMatchObject({ value: 'correct horse' });

    const pids = running.servicePids();
    expect(pids).toHaveLength(6);
    running.interrupt();
    await running.exit();
    expect(pids.filter(isAlive)).toEqual([]);
  });

  it('starts a service again that was killed', async () => {
    running = await NpmStart.run();
    await running.ready();
    const { AWS_MOCK_PORT: port } = running.ports;
    const before = running.servicePids();
    for (const pid of before) {
      process.kill(pid, 'SIGKILL');
    }
    await waitUntil('AWS to answer again', async () => {
      const response = await fetch(`http://127.0.0.1:${port}/health`);
      return response.ok || undefined;
    });
    expect(running.servicePids().filter((pid) => before.includes(pid))).toEqual([]);
  });

  it('names port and variable when a port is busy', async () => {
    other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const busy = typeof address === 'object' && address !== null ? address.port : 0;
    running = await NpmStart.run([], { AWS_MOCK_PORT: busy });

    expect(await running.exit()).toBe(1);
    expect(running.output).toContain(String(busy));
    expect(running.output).toContain('AWS_MOCK_PORT');
  });

  it('refuses a folder that does not exist', async () => {
    running = await NpmStart.run(['--contracts', '/no/such/folder']);
    expect(await running.exit()).toBe(1);
    expect(running.output).toContain('/no/such/folder is not a folder');
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false; // no such process
  }
}
