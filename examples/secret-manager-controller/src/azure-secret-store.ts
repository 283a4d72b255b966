import { SecretClient, type SecretClientOptions } from '@azure/keyvault-secrets';
import type { VaultAccess } from './access.js';
import type { Secret, SecretStore } from './secret-store.js';

/** A mock speaks plain HTTP, and its challenge cannot name a host of the vault's domain. */
const MOCK_OPTIONS: SecretClientOptions = {
  allowInsecureConnection: true,
  disableChallengeResourceVerification: true,
};

/** {@link SecretStore} on Azure Key Vault. */
export class AzureSecretStore implements SecretStore {
  readonly #client: SecretClient;

  constructor({ vault, isMock, credential }: VaultAccess) {
    this.#client = new SecretClient(vault.href, credential, isMock ? MOCK_OPTIONS : {});
  }

  async create({ name, value }: Pick<Secret, 'name' | 'value'>): Promise<void> {
    await this.#client.setSecret(name, value);
  }

  async read(name: string): Promise<Secret | undefined> {
    try {
      const { value, properties } = await this.#client.getSecret(name);
      return { name, value: value ?? '', version: properties.version ?? '' };
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'SecretNotFound') {
        return undefined;
      }
      throw error;
    }
  }

  async update({ name, value }: Pick<Secret, 'name' | 'value'>): Promise<void> {
    await this.#client.setSecret(name, value);
  }

  async list(): Promise<readonly string[]> {
    const names: string[] = [];
    for await (const { name } of this.#client.listPropertiesOfSecrets()) {
      names.push(name);
    }
    return names;
  }

  async delete(name: string): Promise<void> {
    await this.#client.beginDeleteSecret(name);
  }
}
