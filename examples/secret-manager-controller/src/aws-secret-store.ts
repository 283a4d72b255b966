import {
  CreateSecretCommand,
  DeleteSecretCommand,
  GetSecretValueCommand,
  paginateListSecrets,
  PutSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { awsClientOptions, type AwsAccess } from './access.js';
import type { Secret, SecretStore } from './secret-store.js';

/** How long AWS keeps a deleted secret for recovery. */
const RECOVERY_WINDOW_IN_DAYS = 7;

/** {@link SecretStore} on AWS Secrets Manager. */
export class AwsSecretStore implements SecretStore {
  readonly #client: SecretsManagerClient;

  constructor(access: AwsAccess) {
    this.#client = new SecretsManagerClient(awsClientOptions(access));
  }

  async create({ name, value }: Pick<Secret, 'name' | 'value'>): Promise<void> {
    await this.#client.send(new CreateSecretCommand({ Name: name, SecretString: value }));
  }

  async read(name: string): Promise<Secret | undefined> {
    try {
      const { SecretString, VersionId } = await this.#client.send(new GetSecretValueCommand({ SecretId: name }));
      return { name, value: SecretString ?? '', version: VersionId ?? '' };
    } catch (error) {
      if (error instanceof ResourceNotFoundException) {
        return undefined;
      }
      throw error;
    }
  }

  async update({ name, value }: Pick<Secret, 'name' | 'value'>): Promise<void> {
    await this.#client.send(new PutSecretValueCommand({ SecretId: name, SecretString: value }));
  }

  async list(): Promise<readonly string[]> {
    const names: string[] = [];
    for await (const page of paginateListSecrets({ client: this.#client }, {})) {
      names.push(...(page.SecretList ?? []).map((secret) => secret.Name ?? ''));
    }
    return names;
  }

  async delete(name: string): Promise<void> {
    await this.#client.send(new DeleteSecretCommand({ SecretId: name, RecoveryWindowInDays: RECOVERY_WINDOW_IN_DAYS }));
  }
}
