import { SecretClient } from '@azure/keyvault-secrets';
import { vaultClientOptions, type VaultAccess } from './access.js';
import type { Secret, SecretStore } from './secret-store.js';

/** {@link SecretStore} on Azure Key Vault. */
export class AzureSecretStore implements SecretStore {
  readonly #client: SecretClient;

  constructor(access: VaultAccess) {
    this.#client = new SecretClient(access.vault.href, access.credential, vaultClientOptions(access));
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
