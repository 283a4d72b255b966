import { ParameterManagerClient } from '@google-cloud/parametermanager';
import { PassThroughClient } from 'google-auth-library';
import { gcpClientOptions, type GcpAccess } from './access.js';
import type { Setting, SettingStore } from './setting-store.js';

/** The SDK's REST transport gives HTTP's status codes. */
const NOT_FOUND = 404;
const ALREADY_EXISTS = 409;

/** {@link SettingStore} on Google Parameter Manager, over REST. */
export class GcpSettingStore implements SettingStore {
  readonly #client: ParameterManagerClient;
  readonly #location: string;

  constructor(access: GcpAccess) {
    this.#client = new ParameterManagerClient({
      ...gcpClientOptions(access),
      ...(access.endpoint && { authClient: noCredentials() }),
    });
    this.#location = `projects/${access.project}/locations/global`;
  }

  async write({ name, value }: Setting): Promise<void> {
    await unless(ALREADY_EXISTS, () =>
      this.#client.createParameter({ parent: this.#location, parameterId: name, parameter: { format: 'UNFORMATTED' } }),
    );
    await this.#client.createParameterVersion({
      parent: this.#path(name),
      parameterVersionId: `v${Date.now()}`,
      parameterVersion: { payload: { data: Buffer.from(value) } },
    });
  }

  async read(name: string): Promise<Setting | undefined> {
    const found = await unless(NOT_FOUND, () =>
      this.#client.listParameterVersions(
        { parent: this.#path(name), orderBy: 'create_time desc', pageSize: 1 },
        { autoPaginate: false },
      ),
    );
    const newest = found?.[0][0]?.name;
    if (newest === undefined || newest === null) {
      return undefined;
    }
    // The list is without the values.
    const [version] = await this.#client.getParameterVersion({ name: newest });
    return { name, value: Buffer.from(version.payload?.data ?? '').toString('utf8') };
  }

  async delete(name: string): Promise<void> {
    await this.#client.deleteParameter({ name: this.#path(name) });
  }

  #path(name: string): string {
    return `${this.#location}/parameters/${name}`;
  }
}

type ParameterManagerOptions = NonNullable<ConstructorParameters<typeof ParameterManagerClient>[0]>;

/** A mock asks for no credentials. */
function noCredentials(): NonNullable<ParameterManagerOptions['authClient']> {
  // This SDK depends on an older google-auth-library than the Secret Manager's. The classes are the same, their types not.
  return new PassThroughClient() as unknown as NonNullable<ParameterManagerOptions['authClient']>;
}

/** What a call answers, or `undefined` when it fails with this code. */
async function unless<T>(code: number, call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === code) {
      return undefined;
    }
    throw error;
  }
}
