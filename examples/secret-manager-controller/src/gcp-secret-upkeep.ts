import { SecretManagerServiceClient } from '@google-cloud/secret-manager';
import { PassThroughClient } from 'google-auth-library';
import { gcpClientOptions, type GcpAccess } from './access.js';

/** A value that a secret has or had. */
export interface GcpSecretVersion {
  readonly version: string;
  readonly isEnabled: boolean;
}

/** Looks after secrets with what Google Secret Manager has for it, over REST. */
export class GcpSecretUpkeep {
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

  async labels(name: string): Promise<Readonly<Record<string, string>>> {
    const [secret] = await this.#client.getSecret({ name: this.#path(name) });
    return secret.labels ?? {};
  }

  async label(name: string, labels: Readonly<Record<string, string>>): Promise<void> {
    await this.#client.updateSecret({
      secret: { name: this.#path(name), labels: { ...labels } },
      updateMask: { paths: ['labels'] },
    });
  }

  /** All values that the secret has had, the newest first. */
  async versions(name: string): Promise<readonly GcpSecretVersion[]> {
    const [versions] = await this.#client.listSecretVersions({ parent: this.#path(name) });
    return versions.map(({ name: path, state }) => ({
      version: path?.split('/').at(-1) ?? '',
      isEnabled: state === 'ENABLED',
    }));
  }

  async readVersion(name: string, version: string): Promise<string> {
    const [{ payload }] = await this.#client.accessSecretVersion({ name: this.#path(name, version) });
    return Buffer.from(payload?.data ?? '').toString('utf8');
  }

  /** Keeps a value from being read, for the time being. */
  async disable(name: string, version: string): Promise<void> {
    await this.#client.disableSecretVersion({ name: this.#path(name, version) });
  }

  async enable(name: string, version: string): Promise<void> {
    await this.#client.enableSecretVersion({ name: this.#path(name, version) });
  }

  /** Erases a value for good. */
  async destroy(name: string, version: string): Promise<void> {
    await this.#client.destroySecretVersion({ name: this.#path(name, version) });
  }

  #path(name: string, version?: string): string {
    return `${this.#project}/secrets/${name}${version === undefined ? '' : `/versions/${version}`}`;
  }
}
