import { SecretManagerServiceClient } from '@google-cloud/secret-manager';
import { PassThroughClient } from 'google-auth-library';
import { gcpClientOptions, type GcpAccess } from './access.js';
import type { Secret, SecretStore } from './secret-store.js';

/** `NOT_FOUND` of google.rpc.Code. */
const NOT_FOUND = 5;

/** {@link SecretStore} on Google Secret Manager, over REST. */
export class GcpSecretStore implements SecretStore {
  readonly #client: SecretManagerServiceClient;
  readonly #project: string;

  constructor(access: GcpAccess) {
    this.#client = new SecretManagerServiceClient({
      ...gcpClientOptions(access),
      // A mock asks for no credentials.
      ...(access.endpoint && { authClient: new PassThroughClient() }),
    });
    this.#project = `projects/${access.project}`;
  }

  async create({ name, value }: Pick<Secret, 'name' | 'value'>): Promise<void> {
    await this.#client.createSecret({
      parent: this.#project,
      secretId: name,
      secret: { replication: { automatic: {} } },
    });
    await this.#addVersion(name, value);
  }

  async read(name: string): Promise<Secret | undefined> {
    try {
      const [version] = await this.#client.accessSecretVersion({ name: `${this.#path(name)}/versions/latest` });
      return {
        name,
        value: Buffer.from(version.payload?.data ?? '').toString('utf8'),
        version: lastSegment(version.name),
      };
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === NOT_FOUND) {
        return undefined;
      }
      throw error;
    }
  }

  async update({ name, value }: Pick<Secret, 'name' | 'value'>): Promise<void> {
    await this.#addVersion(name, value);
  }

  async list(): Promise<readonly string[]> {
    const [secrets] = await this.#client.listSecrets({ parent: this.#project });
    return secrets.map((secret) => lastSegment(secret.name));
  }

  async delete(name: string): Promise<void> {
    await this.#client.deleteSecret({ name: this.#path(name) });
  }

  async #addVersion(name: string, value: string): Promise<void> {
    await this.#client.addSecretVersion({ parent: this.#path(name), payload: { data: Buffer.from(value) } });
  }

  #path(name: string): string {
    return `${this.#project}/secrets/${name}`;
  }
}

function lastSegment(resourceName: string | null | undefined): string {
  return resourceName?.split('/').at(-1) ?? '';
}
