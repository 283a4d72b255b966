import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { pactBetween, RunningBroker } from './running-broker.js';

jest.setTimeout(120_000);

const pact = fileURLToPath(new URL('../../../node_modules/.bin/pact', import.meta.url));
const env = { ...process.env, PACT_DO_NOT_TRACK: 'true' };

let broker: RunningBroker;
let directory: string;
let pactFile: string;

beforeAll(async () => {
  broker = await RunningBroker.start();
  directory = await mkdtemp(join(tmpdir(), 'official-cli-'));
  pactFile = join(directory, 'web-api.json');
  await writeFile(pactFile, JSON.stringify(pactBetween('Web', 'Api')));
});

afterAll(async () => {
  await broker[Symbol.asyncDispose]();
  await rm(directory, { recursive: true });
});

/** Runs the official command line and returns its exit code and all it wrote. */
function run(...args: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(pact, args, { env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr });
    });
  });
}

const address = (): string[] => ['-b', broker.url, '-u', 'pact', '-p', 'pact'];
const publish = (file: string, version: string): ReturnType<typeof run> =>
  run('broker', 'publish', file, '-a', version, '--branch', 'main', '-t', 'dev', ...address());

/** In the order of a provider's life: each step builds on the one before. */
describe('the official command line', () => {
  it('publishes, and publishes the same again', async () => {
    const first = await publish(pactFile, '1.0.0');
    expect(first).toMatchObject({
      code: 0,
      output: expect.stringContaining('Pact successfully published for Web version 1.0.0'),
    });
    expect(await publish(pactFile, '1.0.0')).toMatchObject({
      code: 0,
      output: expect.stringContaining('no content changes'),
    });
  });

  it('reports changed content under a known version', async () => {
    const changed = join(directory, 'changed.json');
    await writeFile(changed, JSON.stringify(pactBetween('Web', 'Api', 2)));
    expect(await publish(changed, '1.0.0')).toMatchObject({
      code: 1,
      output: expect.stringContaining('Cannot change the content'),
    });
  });

  it('lists the latest pacts', async () => {
    const { code, output } = await run('broker', 'list-latest-pact-versions', ...address());
    expect(code).toBe(0);
    expect(output).toMatch(/"Web".*"1\.0\.0".*"Api"/);
  });

  it('serves the pacts as a stub', async () => {
    const port = await freePort();
    const stub = spawn(pact, ['stub', '--broker-url', broker.url, '--user', 'pact:pact', '-p', String(port)], {
      env,
      stdio: 'ignore',
    });
    try {
      const response = await fetchOnceListening(`http://127.0.0.1:${port}/thing`);
      expect(await response.json()).toEqual({ answer: 1 });
    } finally {
      const exit = once(stub, 'exit');
      stub.kill();
      await exit;
    }
  });

  it.each([
    ['the latest pacts', []],
    ['pacts by selectors', ['--consumer-version-selectors', '{"branch":"main"}', '--enable-pending']],
  ])('verifies a provider against %s and publishes the result', async (__, selection) => {
    const provider = createServer((_, response) => {
      response.setHeader('content-type', 'application/json').end('{"answer":1}');
    }).listen(0, '127.0.0.1');
    await once(provider, 'listening');
    const { port } = provider.address() as AddressInfo;
    const version = `9.${selection.length}`;

    const { code, output } = await run(
      ...['verifier', '--broker-url', broker.url, '--user', 'pact', '--password', 'pact', '--provider-name', 'Api'],
      ...['--hostname', '127.0.0.1', '--port', String(port), '--publish', '--provider-version', version],
      ...['--provider-branch', 'release', '--provider-tags', 'prod', ...selection],
    );
    provider.close();

    expect({ code, output }).toMatchObject({ code: 0 });
    const { json } = await broker.request('/verification-results/consumer/Web/version/1.0.0/latest');
    expect(json).toMatchObject({
      success: true,
      _embedded: { verificationResults: [{ providerApplicationVersion: version, success: true }] },
    });
    expect((await broker.request(`/pacticipants/Api/branches/release/versions/${version}`)).status).toBe(200);
    expect((await broker.request(`/pacticipants/Api/versions/${version}/tags/prod`)).status).toBe(200);
  });

  it.each([
    [['create-or-update-pacticipant', '--name', 'Web', '--display-name', 'The web'], /updated successfully/],
    [['list-pacticipants'], /"Web".*"The web"/],
    [['create-version-tag', '-a', 'Web', '-e', '1.0.0', '-t', 'prod'], /Success/],
    [['describe-version', '-a', 'Web', '-e', '1.0.0'], /dev, prod/],
    [['create-or-update-version', '-a', 'Web', '-e', '1.0.0', '--branch', 'other'], /created/],
    [['get-pacts', '--provider', 'Api', '--branch', 'other'], /Pact between Web \(1\.0\.0\) and Api/],
    [['delete-branch', '-a', 'Web', '--branch', 'other'], /delet/i],
    [
      ['create-or-update-webhook', 'https://example.org/hook', '--uuid', 'abc', '-X', 'POST', '--contract-published'],
      /abc/,
    ],
    [['delete-webhook', '--uuid', 'abc'], /successfully deleted/],
  ])('runs %j', async (command, expected) => {
    const { code, output } = await run('broker', ...command, ...address());
    expect({ code, output }).toEqual({ code: 0, output: expect.stringMatching(expected) });
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A stub says nowhere that it listens; it is asked until it answers. */
async function fetchOnceListening(url: string): Promise<Response> {
  const deadline = AbortSignal.timeout(60_000);
  for (;;) {
    const response = await fetch(url, { signal: deadline }).catch(() => undefined);
    if (response !== undefined) {
      return response;
    }
    deadline.throwIfAborted();
    await pause(50);
  }
}
