import { describe, expect, it } from '@jest/globals';
import { servicesFor } from './services.mjs';

const options = { contracts: '/contracts', fresh: false, help: false, host: '127.0.0.1', data: '/data' };

describe('servicesFor', () => {
  it('has the ports of the pod unless variables set others', () => {
    expect(portsOf(servicesFor(options, {}))).toEqual({
      broker: 9292,
      manager: 1238,
      'aws-mock': 1234,
      'gcp-mock': 1235,
      'azure-mock': 1236,
      webhook: 1237,
    });
    expect(portsOf(servicesFor(options, { AWS_MOCK_PORT: '21234', BROKER_PORT: '' }))).toMatchObject({
      'aws-mock': 21234,
      broker: 9292,
    });
  });

  it('switches gRPC on', () => {
    const gcp = servicesFor({ ...options, host: '0.0.0.0' }, {}).find(({ name }) => name === 'gcp-mock');

    expect(gcp?.doors).toMatchObject([{ url: '127.0.0.1:2235', port: 2235, portVariable: 'GCP_MOCK_GRPC_PORT' }]);
    expect(gcp?.env).toMatchObject({ GRPC_PORT: '2235' });
  });

  it('points the services at each other', () => {
    const services = servicesFor(options, { BROKER_PORT: '19292', MANAGER_PORT: '11238' });

    expect(services.find(({ name }) => name === 'manager')?.env).toMatchObject({
      BROKER_URL: 'http://127.0.0.1:19292',
      CONTRACTS_DIR: '/contracts',
    });
    expect(services.find(({ name }) => name === 'gcp-mock')?.env).toMatchObject({
      PACT_BROKER_URL: 'http://127.0.0.1:19292',
      MANAGER_URL: 'http://127.0.0.1:11238',
      PACT_PROVIDER: 'GCP-Secret-Manager,GCP-Parameter-Manager',
    });
  });

  it.each([
    ['0.0.0.0', 'http://127.0.0.1:9292'],
    ['::', 'http://127.0.0.1:9292'],
    ['::1', 'http://[::1]:9292'],
    ['10.0.0.7', 'http://10.0.0.7:9292'],
  ])('reaches services that listen on %s at %s', (host, url) => {
    expect(servicesFor({ ...options, host }, {})[0]?.url).toBe(url);
  });

  it.each(['abc', '0', '65536', '12.5', '-1'])('refuses the port %s and names the variable', (port) => {
    expect(() => servicesFor(options, { WEBHOOK_PORT: port })).toThrow(
      `WEBHOOK_PORT must be a port from 1 to 65535, got "${port}"`,
    );
  });
});

/** @param {readonly import('./services.mjs').Service[]} services */
function portsOf(services) {
  return Object.fromEntries(services.map(({ name, port }) => [name, port]));
}
