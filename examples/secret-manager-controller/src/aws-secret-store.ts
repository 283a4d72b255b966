import {
  CreateSecretCommand,
  DeleteSecretCommand,
  GetSecretValueCommand,
  paginateListSecrets,
  PutSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { Secret, SecretStore } from './secret-store.js';

export interface AwsSettings {
  readonly region: string;
  /** A mock's URL; without it the SDK talks to AWS. */
  readonly endpoint?: URL;
}

/** How long AWS keeps a deleted secret for recovery. */
const RECOVERY_WINDOW_IN_DAYS = 7;

/** {@link SecretStore} on AWS Secrets Manager. */
export class AwsSecretStore implements SecretStore {
  readonly #client: SecretsManagerClient;

  constructor({ region, endpoint }: AwsSettings) {
    this.#client = new SecretsManagerClient({
      region,
      // A mock checks no signature, but the SDK signs every request and refuses to without credentials.
      ...(endpoint && { endpoint: endpoint.href, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } }),
    });
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
