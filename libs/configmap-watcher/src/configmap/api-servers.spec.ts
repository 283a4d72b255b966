import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ADMIN } from '../../test/fake-api/access.js';
import { FakeApiServer } from '../../test/fake-api/fake-api-server.js';
import { fastClock } from '../../test/fast-clock.js';
import { eventually, textsIn, until } from '../../test/until.js';
import type { FileWatch } from '../file-watch.js';
import type { ApiServer } from './api-server.js';
import { kubeConfigServer } from './kube-config-server.js';
import { serviceAccountServer } from './service-account.js';
import { watchConfigMap } from './watch-config-map.js';

const tls = join(import.meta.dirname, '../../test/tls');
const clock = fastClock(50);

describe('API servers', () => {
  let api: FakeApiServer;
  let directory: string;
  let watch: FileWatch | undefined;

  beforeEach(async () => {
    const [key, cert] = await Promise.all([readFile(join(tls, 'key.pem')), readFile(join(tls, 'ca.pem'))]);
    directory = await mkdtemp(join(tmpdir(), 'api-server-'));
    api = new FakeApiServer({ clock, tls: { key, cert } });
    api.tokens.set('first', ADMIN);
    api.putConfigMap('pact-contracts', { data: { 'a.json': '1' } });
    await api.start();
  });

  afterEach(async () => {
    await watch?.stop();
    await api.stop();
    await rm(directory, { recursive: true });
    delete process.env['KUBECONFIG'];
  });

  function start(server: ApiServer): FileWatch {
    watch = watchConfigMap({ server, namespace: 'team-a', name: 'pact-contracts', clock });
    return watch;
  }

  async function mountServiceAccount(token: string): Promise<void> {
    await writeFile(join(directory, 'ca.crt'), await readFile(join(tls, 'ca.pem')));
    await writeFile(join(directory, 'token'), `${token}\n`);
  }

  async function writeKubeConfig(token: string): Promise<void> {
    const cluster = { server: api.url.href, 'certificate-authority': join(tls, 'ca.pem') };
    const config = {
      contexts: [{ name: 'kind', context: { cluster: 'kind', user: 'me' } }],
      clusters: [{ name: 'kind', cluster }],
      users: [{ name: 'me', user: { token } }],
    };
    process.env['KUBECONFIG'] = join(directory, 'config');
    await writeFile(join(directory, 'config'), JSON.stringify(config));
  }

  it('speaks TLS with the mounted certificate and follows the rotation of the mounted token', async () => {
    await mountServiceAccount('first');
    const running = start(serviceAccountServer({ host: '127.0.0.1', port: api.port, directory }));
    await until(running, ({ kind }) => kind === 'present');

    api.tokens.set('second', ADMIN);
    api.tokens.delete('first');
    api.resetConnections();
    await mountServiceAccount('second');
    api.putConfigMap('pact-contracts', { data: { 'a.json': '2' } });

    await until(running, (snapshot) => textsIn(snapshot)['a.json'] === '2');
  });

  it('says that the files of the service account are missing', async () => {
    const running = start(serviceAccountServer({ host: '127.0.0.1', port: api.port, directory }));

    await eventually(() => running.status().error?.includes(directory) ?? false);
    await mountServiceAccount('first');

    expect(textsIn(await until(running, ({ kind }) => kind === 'present'))).toEqual({ 'a.json': '1' });
  });

  it('does not trust another certificate', async () => {
    await mountServiceAccount('first');
    await writeFile(join(directory, 'ca.crt'), '');
    const running = start(serviceAccountServer({ host: '127.0.0.1', port: api.port, directory }));

    await eventually(() => running.status().error?.includes('self-signed certificate') ?? false);

    expect(api.calls).toEqual([]);
  });

  it('writes an IPv6 address as a URL does', () => {
    expect(serviceAccountServer({ host: 'fd00::1', port: '6443' }).url.href).toBe('https://[fd00::1]:6443/');
  });

  it('uses a context of the kubeconfig, and reads it anew when its credentials are refused', async () => {
    await writeKubeConfig('first');
    const running = start(await kubeConfigServer('kind'));
    await until(running, ({ kind }) => kind === 'present');

    api.tokens.set('second', ADMIN);
    api.tokens.delete('first');
    api.resetConnections();
    await writeKubeConfig('second');
    api.putConfigMap('pact-contracts', { data: { 'a.json': '2' } });

    await until(running, (snapshot) => textsIn(snapshot)['a.json'] === '2');
  });

  it('names the contexts there are when the one asked for is missing', async () => {
    await writeKubeConfig('first');

    await expect(kubeConfigServer('prod')).rejects.toThrow(
      'The kubeconfig has no context "prod" with a cluster; it has: kind',
    );
  });
});
