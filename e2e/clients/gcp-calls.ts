import { expect } from '@jest/globals';
import type { ParameterManagerClient } from '@google-cloud/parametermanager';
import type { SecretManagerServiceClient } from '@google-cloud/secret-manager';

export const parent = 'projects/demo-project';
export const secret = `${parent}/secrets/db-password`;
export const location = `${parent}/locations/global`;
export const parameter = `${location}/parameters/log-level`;
/** Of a list of versions, the one that a consumer wants. */
export const newest = { orderBy: 'create_time desc', pageSize: 1 };

/** What is done, how a client does it, and what of the answer is looked at. */
export type GoogleCall<Client> = readonly [
  title: string,
  call: (client: Client) => Promise<readonly unknown[]>,
  answer: unknown,
];

/** The calls that the example contracts answer, but for those that fail. */
export function secretCalls(): readonly GoogleCall<SecretManagerServiceClient>[] {
  return [
    [
      'creates a secret',
      (client) => client.createSecret({ parent, secretId: 'any', secret: { replication: { automatic: {} } } }),
      { name: expect.stringContaining('/secrets/'), createTime: { seconds: expect.anything() } },
    ],
    [
      'adds a version to a secret',
      (client) => client.addSecretVersion({ parent: secret, payload: { data: Buffer.from('anything') } }),
      { name: expect.stringContaining('/versions/'), state: 'ENABLED' },
    ],
    [
      'reads a secret',
      (client) => client.accessSecretVersion({ name: `${secret}/versions/latest` }),
      { payload: { data: Buffer.from('correct horse'), dataCrc32c: '2953709982' } },
    ],
    [
      'lists the secrets of both pages',
      (client) => client.listSecrets({ parent }),
      [{ name: expect.stringContaining('db-password') }, { name: expect.stringContaining('api-token') }],
    ],
    ['deletes a secret', (client) => client.deleteSecret({ name: secret }), {}],
    ['describes a secret', (client) => client.getSecret({ name: secret }), { labels: { team: 'payments' } }],
    [
      'labels a secret',
      (client) =>
        client.updateSecret({ secret: { name: secret, labels: { team: 'any' } }, updateMask: { paths: ['labels'] } }),
      { labels: { team: 'payments' } },
    ],
    [
      'lists the versions of a secret',
      (client) => client.listSecretVersions({ parent: secret }),
      [{ state: 'ENABLED' }, { state: 'DISABLED' }],
    ],
    [
      'reads an older version of a secret',
      (client) => client.accessSecretVersion({ name: `${secret}/versions/2` }),
      { payload: { data: Buffer.from('battery staple') } },
    ],
    [
      'disables a version of a secret',
      (client) => client.disableSecretVersion({ name: `${secret}/versions/2` }),
      { state: 'DISABLED' },
    ],
    [
      'enables a version of a secret',
      (client) => client.enableSecretVersion({ name: `${secret}/versions/2` }),
      { state: 'ENABLED' },
    ],
    [
      'destroys a version of a secret',
      (client) => client.destroySecretVersion({ name: `${secret}/versions/2` }),
      { state: 'DESTROYED' },
    ],
  ];
}

/** The calls that the example contracts answer, but for those that fail. */
export function parameterCalls(): readonly GoogleCall<ParameterManagerClient>[] {
  return [
    [
      'creates a parameter',
      (client) =>
        client.createParameter({ parent: location, parameterId: 'any', parameter: { format: 'UNFORMATTED' } }),
      { format: 'UNFORMATTED' },
    ],
    [
      'adds a version to a parameter',
      (client) =>
        client.createParameterVersion({
          parent: parameter,
          parameterVersionId: 'v1',
          parameterVersion: { payload: { data: Buffer.from('any') } },
        }),
      { name: expect.stringContaining('/versions/') },
    ],
    [
      'finds the newest version of a parameter',
      (client) => client.listParameterVersions({ parent: parameter, ...newest }, { autoPaginate: false }),
      [{ name: expect.stringContaining('/versions/') }],
    ],
    [
      'reads a version of a parameter',
      (client) => client.getParameterVersion({ name: `${parameter}/versions/v1` }),
      { payload: { data: Buffer.from('debug') } },
    ],
    ['deletes a parameter', (client) => client.deleteParameter({ name: parameter }), {}],
  ];
}
