import { describe, expect, it } from '@jest/globals';
import { openSecretStore, openSettingStore } from './open-store.js';

describe('openSecretStore', () => {
  it.each([
    ['aws', 'AWS_SECRETS_MANAGER_ENDPOINT', 'http://secretsmanager.us-east-1.amazonaws.com:80'],
    ['aws', 'AWS_SECRETS_MANAGER_ENDPOINT', 'http://AMAZONAWS.com:1234'],
    ['gcp', 'GCP_SECRET_MANAGER_ENDPOINT', 'http://secretmanager.googleapis.com:1235'],
    ['azure', 'AZURE_KEY_VAULT_ENDPOINT', 'http://my-vault.vault.azure.net:1236'],
  ] as const)('refuses a real %s endpoint in PACT_MODE: %s=%s', (cloud, variable, value) => {
    expect(() => openSecretStore(cloud, { PACT_MODE: 'true', [variable]: value })).toThrow(
      expect.objectContaining({ code: 'MOCK_ENDPOINT_INVALID', message: expect.stringContaining(variable) }),
    );
  });

  it.each(['localhost:1234', 'https://localhost:1234', 'http://localhost', ''])(
    'refuses "%s" as a mock endpoint',
    (value) => {
      expect(() => openSecretStore('aws', { PACT_MODE: 'true', AWS_SECRETS_MANAGER_ENDPOINT: value })).toThrow(
        `AWS_SECRETS_MANAGER_ENDPOINT must be a URL like http://localhost:1234, got "${value}"`,
      );
    },
  );

  it('takes a host that only looks like a cloud for a mock', () => {
    const env = { PACT_MODE: 'true', AWS_SECRETS_MANAGER_ENDPOINT: 'http://amazonaws.com.mocks.test:1234' };
    expect(() => openSecretStore('aws', env)).not.toThrow();
  });

  it.each([undefined, 'false', 'TRUE', '1'])('needs the real vault when PACT_MODE is %s', (mode) => {
    const env = { PACT_MODE: mode, AZURE_KEY_VAULT_ENDPOINT: 'http://localhost:1236' };
    expect(() => openSecretStore('azure', env)).toThrow('AZURE_KEY_VAULT_URL must be set unless PACT_MODE is true');
  });
});

describe('openSettingStore', () => {
  it.each([
    ['aws', 'AWS_SSM_ENDPOINT', 'http://ssm.us-east-1.amazonaws.com:80'],
    ['gcp', 'GCP_PARAMETER_MANAGER_ENDPOINT', 'http://parametermanager.googleapis.com:1235'],
    ['azure', 'AZURE_APP_CONFIGURATION_ENDPOINT', 'http://my-settings.azconfig.io:1236'],
  ] as const)('refuses a real %s endpoint in PACT_MODE: %s=%s', (cloud, variable, value) => {
    expect(() => openSettingStore(cloud, { PACT_MODE: 'true', [variable]: value })).toThrow(
      expect.objectContaining({ code: 'MOCK_ENDPOINT_INVALID', message: expect.stringContaining(variable) }),
    );
  });

  it('needs the real connection string outside PACT_MODE', () => {
    expect(() => openSettingStore('azure', {})).toThrow(
      'AZURE_APP_CONFIGURATION_CONNECTION_STRING must be set unless PACT_MODE is true',
    );
  });
});
