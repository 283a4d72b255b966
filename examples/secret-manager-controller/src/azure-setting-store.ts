import { AppConfigurationClient } from '@azure/app-configuration';
import type { AppConfigurationAccess } from './access.js';
import type { Setting, SettingStore } from './setting-store.js';

/** {@link SettingStore} on Azure App Configuration. */
export class AzureSettingStore implements SettingStore {
  readonly #client: AppConfigurationClient;

  constructor({ connectionString, isMock }: AppConfigurationAccess) {
    this.#client = new AppConfigurationClient(connectionString, { allowInsecureConnection: isMock });
  }

  async write({ name, value }: Setting): Promise<void> {
    await this.#client.setConfigurationSetting({ key: name, value });
  }

  async read(name: string): Promise<Setting | undefined> {
    try {
      const { value } = await this.#client.getConfigurationSetting({ key: name });
      return { name, value: value ?? '' };
    } catch (error) {
      if (error instanceof Error && 'statusCode' in error && error.statusCode === 404) {
        return undefined;
      }
      throw error;
    }
  }

  async delete(name: string): Promise<void> {
    await this.#client.deleteConfigurationSetting({ key: name });
  }
}
