import { describe, expect, it } from '@jest/globals';
import { BrokerConfig, brokerConfig, databaseFile, entriesOf } from './config.js';

describe('brokerConfig', () => {
  it('has the defaults of the official image, and a file of its own', () => {
    const config = brokerConfig({});
    expect(config).toMatchObject({
      PACT_BROKER_PORT: 9292,
      PACT_BROKER_BASIC_AUTH_USERNAME: 'pact',
      PACT_BROKER_ALLOW_PUBLIC_READ: true,
      PACT_BROKER_PUBLIC_HEARTBEAT: true,
    });
    expect(databaseFile(config)).toBe('./.local-stack/pact_broker.sqlite');
  });

  it('lists every problem and explains a port that Kubernetes has set', () => {
    const env = {
      PACT_BROKER_PORT: 'tcp://10.0.0.1:9292',
      PACT_BROKER_DATABASE_URL: 'postgres://db/pact',
      PACT_BROKER_ALLOW_PUBLIC_READ: 'perhaps',
      PACT_BROKER_WEBHOOK_RETRY_SCHEDULE: 'soon',
    };
    expect(() => brokerConfig(env)).toThrow(
      /PACT_BROKER_PORT.*PACT_BROKER_ALLOW_PUBLIC_READ.*PACT_BROKER_DATABASE_URL.*RETRY_SCHEDULE.*enableServiceLinks: false/,
    );
  });
});

describe('databaseFile', () => {
  it.each([
    ['sqlite:///pacts/pact_broker.sqlite', '/pacts/pact_broker.sqlite'],
    ['sqlite:///a%20b.sqlite', '/a b.sqlite'],
    ['sqlite://local.sqlite', 'local.sqlite'],
  ])('reads %s as %s', (PACT_BROKER_DATABASE_URL, file) => {
    expect(databaseFile(Object.assign(new BrokerConfig(), { PACT_BROKER_DATABASE_URL }))).toBe(file);
  });
});

describe('entriesOf', () => {
  it('splits at spaces and commas', () => {
    expect(entriesOf(' http  https,ftp ')).toEqual(['http', 'https', 'ftp']);
    expect(entriesOf('')).toEqual([]);
  });
});
