import {
  DeleteParameterCommand,
  GetParameterCommand,
  ParameterNotFound,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { awsClientOptions, type AwsAccess } from './access.js';
import type { Setting, SettingStore } from './setting-store.js';

/** {@link SettingStore} on AWS Systems Manager Parameter Store. */
export class AwsSettingStore implements SettingStore {
  readonly #client: SSMClient;

  constructor(access: AwsAccess) {
    this.#client = new SSMClient(awsClientOptions(access));
  }

  async write({ name, value }: Setting): Promise<void> {
    await this.#client.send(new PutParameterCommand({ Name: name, Value: value, Type: 'String', Overwrite: true }));
  }

  async read(name: string): Promise<Setting | undefined> {
    try {
      const { Parameter } = await this.#client.send(new GetParameterCommand({ Name: name }));
      return { name, value: Parameter?.Value ?? '' };
    } catch (error) {
      if (error instanceof ParameterNotFound) {
        return undefined;
      }
      throw error;
    }
  }

  async delete(name: string): Promise<void> {
    await this.#client.send(new DeleteParameterCommand({ Name: name }));
  }
}
