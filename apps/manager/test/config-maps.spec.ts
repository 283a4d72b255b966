import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pactText } from './pact-text.js';
import { AWS, eventually, fileIn, GCP, RunningManager } from './running-manager.js';
import { SmallKubeApi } from './small-kube-api.js';

describe('manager on ConfigMaps', () => {
  let manager: RunningManager;
  let api: SmallKubeApi;

  beforeEach(async () => {
    manager = await RunningManager.prepare();
    api = new SmallKubeApi();
    const port = await api.start();
    const config = {
      contexts: [{ name: 'test', context: { cluster: 'test', user: 'me' } }],
      clusters: [{ name: 'test', cluster: { server: `http://127.0.0.1:${port}`, 'insecure-skip-tls-verify': true } }],
      users: [{ name: 'me', user: { token: 'secret' } }],
    };
    process.env['KUBECONFIG'] = join(manager.root, 'kubeconfig');
    await writeFile(process.env['KUBECONFIG'], JSON.stringify(config));
  });

  afterEach(async () => {
    await manager.cleanUp();
    await api.stop();
    delete process.env['KUBECONFIG'];
  });

  const start = (env: Record<string, string> = {}): Promise<void> => manager.start({ KUBE_CONTEXT: 'test', ...env });

  it('writes back what was published, and where a contract is wrong', async () => {
    api.put('pact-contracts', { 'one.json': pactText(AWS), 'two.json': '{"consumer":{"name":1}}' });
    await start();

    await eventually(() => api.events.length === 2);

    const involvedObject = expect.objectContaining({ name: 'pact-contracts', uid: 'uid of pact-contracts' });
    expect(api.events).toContainEqual(
      expect.objectContaining({
        involvedObject,
        type: 'Normal',
        reason: 'ContractPublished',
        message: expect.stringMatching(
          /^one\.json: the contract of Controller with AWS-Secrets-Manager is published as main-abc\+\w{12}$/,
        ),
      }),
    );
    expect(api.events).toContainEqual(
      expect.objectContaining({
        involvedObject,
        type: 'Warning',
        reason: 'ContractRejected',
        message: expect.stringContaining('two.json: $.consumer'),
      }),
    );
  });

  it('publishes all the same where it may not write Events, and asks just once', async () => {
    api.areEventsForbidden = true;
    api.put('pact-contracts', { 'one.json': pactText(AWS), 'two.json': 'broken' });
    await start();
    await manager.reportWhen(({ status }) => status === 'ready');

    api.put('pact-contracts', { 'one.json': pactText(AWS), 'two.json': pactText(GCP) });
    await manager.reportWhen(({ published_providers }) => published_providers.length === 2);

    expect(api.attempts).toBe(1);
  });

  it('rejects the same consumer and provider in a second ConfigMap, and says so there', async () => {
    api.put('b-team', { 'one.json': pactText({ ...AWS, status: 201 }) });
    api.put('a-team', { 'one.json': pactText(AWS) });
    await start({ CONFIGMAP_SELECTOR: 'pacts=yes' });

    const report = await manager.reportWhen(({ status }) => status === 'ready');
    await eventually(() => api.events.length === 2);

    expect(fileIn(report, 'a-team/one.json')).toMatchObject({ ...AWS, error: null });
    expect(fileIn(report, 'b-team/one.json')).toMatchObject({
      version: null,
      error:
        'Conflict: the contract of consumer "Controller" with provider "AWS-Secrets-Manager" is already stated by ' +
        'a-team/one.json, which stays in force',
    });
    expect(api.events.find(({ type }) => type === 'Warning')?.involvedObject.name).toBe('b-team');
    expect(manager.server.broker.latest(AWS)?.content).toBe(pactText(AWS));
  });
});
