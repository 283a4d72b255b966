import {
  BatchGetSecretValueCommand,
  DescribeSecretCommand,
  GetRandomPasswordCommand,
  ListSecretVersionIdsCommand,
  ReplicateSecretToRegionsCommand,
  RestoreSecretCommand,
  RotateSecretCommand,
  SecretsManagerClient,
  TagResourceCommand,
  UpdateSecretCommand,
} from '@aws-sdk/client-secrets-manager';
import { awsClientOptions, type AwsAccess } from './access.js';
import type { Secret } from './secret-store.js';

/** What AWS tells about a secret beside its value. */
export interface AwsSecretDescription {
  readonly description: string;
  readonly rotates: boolean;
  readonly tags: ReadonlyMap<string, string>;
  /** Undefined when it has never been changed. */
  readonly changedAt: Date | undefined;
}

/** Looks after secrets with what AWS Secrets Manager has for it. */
export class AwsSecretUpkeep {
  readonly #client: SecretsManagerClient;

  constructor(access: AwsAccess) {
    this.#client = new SecretsManagerClient(awsClientOptions(access));
  }

  /** The current values of several secrets, with one request. */
  async readAll(names: readonly string[]): Promise<readonly Secret[]> {
    const { SecretValues } = await this.#client.send(new BatchGetSecretValueCommand({ SecretIdList: [...names] }));
    return (SecretValues ?? []).map(({ Name, SecretString, VersionId }) => ({
      name: Name ?? '',
      value: SecretString ?? '',
      version: VersionId ?? '',
    }));
  }

  async makeUpPassword(length: number): Promise<string> {
    const command = new GetRandomPasswordCommand({ PasswordLength: length, ExcludePunctuation: true });
    return (await this.#client.send(command)).RandomPassword ?? '';
  }

  async describe(name: string): Promise<AwsSecretDescription> {
    const found = await this.#client.send(new DescribeSecretCommand({ SecretId: name }));
    return {
      description: found.Description ?? '',
      rotates: found.RotationEnabled ?? false,
      tags: new Map(found.Tags?.map(({ Key, Value }) => [Key ?? '', Value ?? ''])),
      changedAt: found.LastChangedDate,
    };
  }

  async changeDescription(name: string, description: string): Promise<void> {
    await this.#client.send(new UpdateSecretCommand({ SecretId: name, Description: description }));
  }

  async tag(name: string, tags: Readonly<Record<string, string>>): Promise<void> {
    const list = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    await this.#client.send(new TagResourceCommand({ SecretId: name, Tags: list }));
  }

  /** The identifiers of all values that the secret has had. */
  async versions(name: string): Promise<readonly string[]> {
    const { Versions } = await this.#client.send(new ListSecretVersionIdsCommand({ SecretId: name }));
    return (Versions ?? []).map(({ VersionId }) => VersionId ?? '');
  }

  /** Rotates the secret at once, and from then on every so many days. */
  async rotate(name: string, everyDays: number): Promise<void> {
    const rules = { AutomaticallyAfterDays: everyDays };
    await this.#client.send(new RotateSecretCommand({ SecretId: name, RotationRules: rules }));
  }

  async replicate(name: string, region: string): Promise<void> {
    const regions = [{ Region: region }];
    await this.#client.send(new ReplicateSecretToRegionsCommand({ SecretId: name, AddReplicaRegions: regions }));
  }

  /** Takes a deletion back, as long as the secret is kept for recovery. */
  async restore(name: string): Promise<void> {
    await this.#client.send(new RestoreSecretCommand({ SecretId: name }));
  }
}
