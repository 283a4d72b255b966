import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { root } from '../../workspace/paths.mjs';
import { podman } from '../podman.mjs';
import { waitUntil } from '../wait-until.mjs';

const MEGABYTE = 1_000_000;
const apps = readdirSync(join(root, 'apps'))
  .map((name) => ({ ...JSON.parse(readFileSync(join(root, 'apps', name, 'package.json'), 'utf8')), name }))
  .filter(({ nx }) => 'image' in nx.targets);
const webhookVersion = apps.find(({ name }) => name === 'webhook')?.version;
const webhook = `localhost/pact-infrastructure/webhook:${webhookVersion}`;

describe.each(apps)('the image of $name', ({ name, version, description }) => {
  const reference = `localhost/pact-infrastructure/${name}:${version}`;
  /** @type {any} */
  let image;
  /** @type {string[]} */
  let files;

  beforeAll(async () => {
    [image] = JSON.parse(await podman('image', 'inspect', reference));
    files = JSON.parse(await inContainer(reference, LIST_FILES));
  });

  it('has less than 170 MB', () => {
    expect(image.Size).toBeLessThan(170 * MEGABYTE);
  });

  it('runs as a user with a number', () => {
    expect(image.Config.User).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  });

  it('starts node without a shell', () => {
    expect([...image.Config.Entrypoint, ...image.Config.Cmd]).toEqual([
      'node',
      expect.stringMatching(/^--/),
      'main.js',
    ]);
  });

  it('brings no package manager, no shell, no packages and no source maps', () => {
    const names = new Set(files.map((file) => file.slice(file.lastIndexOf('/') + 1)));

    for (const name of ['npm', 'npx', 'yarn', 'corepack', 'sh', 'bash', 'apt-get', 'node_modules']) {
      expect([...names]).not.toContain(name);
    }
    expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
  });

  it('says what it is', () => {
    expect(image.Labels).toMatchObject({
      'org.opencontainers.image.title': name,
      'org.opencontainers.image.description': description,
      'org.opencontainers.image.version': version,
      'org.opencontainers.image.revision': expect.stringMatching(/^[0-9a-f]{40}(-dirty)?$/),
      'org.opencontainers.image.licenses': 'Apache-2.0',
      'org.opencontainers.image.base.name': expect.stringContaining('node:24'),
    });
  });

  it('holds its bill of materials', async () => {
    const bill = JSON.parse(
      await inContainer(reference, "process.stdout.write(fs.readFileSync('/app/sbom.cdx.json'))"),
    );

    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { name, version } } });
    expect(bill.components.map((/** @type {any} */ { name: component }) => component)).toContain('fastify');
  });

  it('cannot change its own files', async () => {
    const script =
      "try { fs.writeFileSync('/app/main.js', ''); console.log('written') } catch ({ code }) { console.log(code) }";

    await expect(inContainer(reference, script, [])).resolves.toBe('EACCES');
  });
});

describe('a container with a read-only root', () => {
  const container = 'pact-infrastructure-read-only';

  beforeAll(() =>
    podman(
      ...[
        'run',
        '--detach',
        '--name',
        container,
        '--network=host',
        '--read-only',
        '--cap-drop=all',
        '--env=PORT=4321',
        '--env=NODE_DEBUG_NATIVE=COMPILE_CACHE',
      ],
      webhook,
    ),
  );
  afterAll(() => podman('rm', '--force', container));

  it('serves', async () => {
    const answer = await waitUntil('the webhook', async () => {
      const response = await fetch('http://127.0.0.1:4321/health');
      return response.ok ? response.text() : undefined;
    });

    expect(answer).toBe('ok');
  });

  it('finds what was compiled when the app was built', async () => {
    await expect(logsOf(container)).resolves.toContain('was accepted');
  });

  it('ends in good order on SIGTERM', async () => {
    await podman('stop', '--time=60', container);

    await expect(podman('inspect', '--format={{.State.ExitCode}}', container)).resolves.toBe('0');
  });
});

describe('a container that is told to end while it starts', () => {
  const container = 'pact-infrastructure-starting';
  afterAll(() => podman('rm', '--force', container));

  it('hears of it before the app does, and ends by itself', async () => {
    // With so little of a processor the start takes long enough to be watched; the compile cache is what main.js turns on
    // before it loads the app.
    const options = ['--network=host', '--cpus=0.05', '--env=NODE_DEBUG_NATIVE=COMPILE_CACHE'];
    await podman('run', '--detach', '--name', container, ...options, webhook);
    const output = await waitUntil('main.js to run', async () => (await logsOf(container)) || undefined);
    await podman('stop', '--time=60', container);

    expect(output).not.toContain('is listening');

    await expect(podman('inspect', '--format={{.State.ExitCode}}', container)).resolves.toMatch(/^(?:0|143)$/);
  });
});

describe('an image for another processor', () => {
  const base = 'localhost/pact-infrastructure/other-processor:24';
  const repository = 'localhost/other-processor';
  /** @type {string} */
  let context;

  beforeAll(async () => {
    context = await mkdtemp(join(tmpdir(), 'other-processor-'));
    await writeFile(join(context, 'Containerfile'), 'FROM scratch\nCOPY Containerfile /\n');
    await podman('build', '--platform=linux/arm64', '--tag', base, context);
  });

  afterAll(() => rm(context, { recursive: true, force: true }));

  it('is for the processor of its base', async () => {
    await buildWebhook(base);
    const [image] = JSON.parse(await podman('image', 'inspect', `${repository}/webhook:${webhookVersion}`));

    expect(image).toMatchObject({ Architecture: 'arm64', Os: 'linux', Config: { User: '1001:1001' } });
  });

  it('is not built on a base for this one', async () => {
    await expect(buildWebhook('localhost/pact-infrastructure/node:24')).rejects.toMatchObject({
      stderr: expect.stringContaining('podman build failed: status 125'),
    });
  });

  /** @param {string} from */
  function buildWebhook(from) {
    const options = ['--engine=podman', '--platform=linux/arm64', `--from=${from}`, `--repository=${repository}`];
    return promisify(execFile)('node', ['tools/image/image.mjs', 'apps/webhook', ...options], { cwd: root });
  }
});

const LIST_FILES = `
  const skipped = new Set(['/proc', '/sys', '/dev', '/run']);
  const list = (folder) => fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = (folder === '/' ? '' : folder) + '/' + entry.name;
    return skipped.has(path) ? [] : entry.isDirectory() ? [path, ...list(path)] : [path];
  });
  console.log(JSON.stringify(list('/')));`;

/**
 * What a container wrote to standard output and standard error.
 *
 * @param {string} container
 */
async function logsOf(container) {
  const { stdout, stderr } = await promisify(execFile)('podman', ['logs', container]);
  return stdout + stderr;
}

/**
 * @param {string} reference
 * @param {string} script
 */
function inContainer(reference, script, options = ['--read-only']) {
  return podman('run', '--rm', '--network=none', ...options, '--entrypoint=node', reference, '--eval', script);
}
