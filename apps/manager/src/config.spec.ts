import { describe, expect, it } from '@jest/globals';
import { brokerUrl, logLevel, readManagerConfig } from './config.js';

describe('readManagerConfig', () => {
  it('needs nothing to be set', () => {
    expect(readManagerConfig({})).toMatchObject({
      BROKER_URL: 'http://localhost:9292',
      BROKER_USERNAME: 'pact',
      BROKER_PASSWORD: 'pact',
      BROKER_HEALTH_PATH: '/diagnostic/status/heartbeat',
      CHECK_INTERVAL_SECS: 2,
      BROKER_TIMEOUT_SECS: 90,
      NAMESPACE: 'secret-manager-controller-pact-broker',
      CONFIGMAP_NAME: 'pact-contracts',
      CONFIGMAP_PATH: '/pacts-configmap',
      PUBLISHED_FLAG_PATH: '/tmp/pacts-published.flag',
      GIT_BRANCH: 'main',
      GIT_COMMIT: expect.stringMatching(/^dev-\d+$/),
      HEALTH_PORT: 1238,
      HOST: '0.0.0.0',
      LIVENESS_REQUIRES_BROKER: false,
    });
  });

  it.each(['http://pact_broker:9292', 'http://[::1]:9292', 'https://user:secret@broker.example.org/pact'])(
    'takes %s for a broker',
    (BROKER_URL) => {
      expect(readManagerConfig({ BROKER_URL }).BROKER_URL).toBe(BROKER_URL);
    },
  );

  it('lists every problem at once', () => {
    const env = { BROKER_URL: 'localhost', HEALTH_PORT: '99999', CHECK_INTERVAL_SECS: 'often', GIT_BRANCH: '' };

    expect(() => readManagerConfig(env)).toThrow(/CHECK_INTERVAL_SECS.*BROKER_URL.*GIT_BRANCH.*HEALTH_PORT/s);
  });
});

describe('brokerUrl', () => {
  it.each([
    [{}, 'http://localhost:9292'],
    [{ BROKER_PORT: '8080' }, 'http://localhost:9292'],
    [{ BROKER_URL: 'http://pact-broker', BROKER_PORT: '9292' }, 'http://pact-broker:9292/'],
    [{ BROKER_URL: 'https://broker.example.org/pact', BROKER_PORT: '8443' }, 'https://broker.example.org:8443/pact'],
    [{ BROKER_URL: 'https://broker.example.org/pact' }, 'https://broker.example.org/pact'],
  ])('is, for %j, %s', (env, url) => {
    expect(brokerUrl(readManagerConfig(env))).toBe(url);
  });
});

describe('logLevel', () => {
  it.each([
    [{}, 'info'],
    [{ LOG_LEVEL: 'debug' }, 'debug'],
    [{ RUST_LOG: 'WARN' }, 'warn'],
    [{ RUST_LOG: 'debug,manager=trace' }, 'debug'],
    [{ RUST_LOG: 'manager=trace' }, 'info'],
    [{ RUST_LOG: 'off' }, 'silent'],
    [{ LOG_LEVEL: 'error', RUST_LOG: 'debug' }, 'error'],
  ])('is, for %j, %s', (env, level) => {
    expect(logLevel(readManagerConfig(env))).toBe(level);
  });
});
