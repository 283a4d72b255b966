import { SecretClient } from '@azure/keyvault-secrets';
import { vaultClientOptions, type VaultAccess } from './access.js';

/** Looks after secrets with what Azure Key Vault has for it. */
export class AzureSecretUpkeep {
  readonly #client: SecretClient;

  constructor(access: VaultAccess) {
    this.#client = new SecretClient(access.vault.href, access.credential, vaultClientOptions(access));
  }

  /** The identifiers of all values that the secret has had. */
  async versions(name: string): Promise<readonly string[]> {
    const versions: string[] = [];
    for await (const { version } of this.#client.listPropertiesOfSecretVersions(name)) {
      versions.push(version ?? '');
    }
    return versions;
  }

  async readVersion(name: string, version: string): Promise<string> {
    return (await this.#client.getSecret(name, { version })).value ?? '';
  }

  /** Keeps a value from being read, for the time being. */
  async disable(name: string, version: string): Promise<void> {
    await this.#client.updateSecretProperties(name, version, { enabled: false });
  }

  async tag(name: string, version: string, tags: Readonly<Record<string, string>>): Promise<void> {
    await this.#client.updateSecretProperties(name, version, { tags: { ...tags } });
  }

  /** The names of the deleted secrets that are kept for recovery. */
  async deleted(): Promise<readonly string[]> {
    const names: string[] = [];
    for await (const { name } of this.#client.listDeletedSecrets()) {
      names.push(name);
    }
    return names;
  }

  /** Takes a deletion back. The vault needs a while for it. */
  async recover(name: string): Promise<void> {
    await this.#client.beginRecoverDeletedSecret(name);
  }

  /** Erases a deleted secret for good. */
  async purge(name: string): Promise<void> {
    await this.#client.purgeDeletedSecret(name);
  }

  /** The secret with all its values, in a form that only a vault can read. */
  async backUp(name: string): Promise<Uint8Array> {
    const backup = await this.#client.backupSecret(name);
    if (backup === undefined) {
      throw new Error(`The vault answered no backup of ${name}`);
    }
    return backup;
  }

  /** Puts a secret back as it was; answers its name. */
  async restoreBackup(backup: Uint8Array): Promise<string> {
    return (await this.#client.restoreSecretBackup(backup)).name;
  }
}
