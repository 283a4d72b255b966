import { beforeAll, describe, expect, it } from '@jest/globals';
import { MatchersV3, type PactV4 } from '@pact-foundation/pact';
import { openSettingStore, type SettingStore } from '../src/index.js';
import { newContract } from './contract.js';

const { boolean, includes, integer, number, regex, string, uuid } = MatchersV3;

function operation(name: string): Record<string, string | MatchersV3.Matcher<string>> {
  return {
    'Content-Type': regex('application/x-amz-json-1\\.[01]', 'application/x-amz-json-1.1'),
    'X-Amz-Target': `AmazonSSM.${name}`,
  };
}

const ANSWER_HEADERS = {
  'Content-Type': regex('application/x-amz-json-1\\.[01]', 'application/x-amz-json-1.1'),
  'x-amzn-RequestId': uuid(),
};
const NAME = '/demo/log-level';

function storeAt(url: string): SettingStore {
  return openSettingStore('aws', { PACT_MODE: 'true', AWS_SSM_ENDPOINT: url });
}

describe('AWS Parameter Store', () => {
  let contract: PactV4;

  beforeAll(() => {
    contract = newContract('AWS-Parameter-Store');
  });

  it('writes a parameter', async () => {
    await contract
      .addInteraction()
      .given('parameters may be written')
      .uponReceiving('a request to write a parameter')
      .withRequest('POST', '/', (request) => {
        request.headers(operation('PutParameter')).jsonBody({
          Name: regex('(/[A-Za-z0-9_.-]+){1,15}', NAME),
          Value: string('debug'),
          Type: regex('String|StringList|SecureString', 'String'),
          Overwrite: boolean(true),
        });
      })
      .willRespondWith(200, (response) => {
        response.headers(ANSWER_HEADERS).jsonBody({ Tier: 'Standard', Version: integer(2) });
      })
      .executeTest(async ({ url }) => {
        await expect(storeAt(url).write({ name: NAME, value: 'debug' })).resolves.toBeUndefined();
      });
  });

  it('reads a parameter', async () => {
    await contract
      .addInteraction()
      .given('a parameter exists', { name: NAME })
      .uponReceiving('a request to read a parameter')
      .withRequest('POST', '/', (request) => {
        request.headers(operation('GetParameter')).jsonBody({ Name: NAME });
      })
      .willRespondWith(200, (response) => {
        response.headers(ANSWER_HEADERS).jsonBody({
          Parameter: {
            ARN: regex('arn:aws:ssm:.+', `arn:aws:ssm:us-east-1:123456789012:parameter${NAME}`),
            DataType: 'text',
            LastModifiedDate: number(1768469400.123),
            Name: NAME,
            Type: 'String',
            Value: string('debug'),
            Version: integer(2),
          },
        });
      })
      .executeTest(async ({ url }) => {
        await expect(storeAt(url).read(NAME)).resolves.toEqual({ name: NAME, value: 'debug' });
      });
  });

  it('finds nothing under an unknown name', async () => {
    await contract
      .addInteraction()
      .given('no parameter of this name exists')
      .uponReceiving('a request to read a parameter that does not exist')
      .withRequest('POST', '/', (request) => {
        request.headers(operation('GetParameter')).jsonBody({ Name: '/demo/no-such-setting' });
      })
      .willRespondWith(400, (response) => {
        response
          .headers(ANSWER_HEADERS)
          .jsonBody({ __type: 'ParameterNotFound', message: includes('/demo/no-such-setting') });
      })
      .executeTest(async ({ url }) => {
        await expect(storeAt(url).read('/demo/no-such-setting')).resolves.toBeUndefined();
      });
  });

  it('deletes a parameter', async () => {
    await contract
      .addInteraction()
      .given('a parameter exists', { name: NAME })
      .uponReceiving('a request to delete a parameter')
      .withRequest('POST', '/', (request) => {
        request.headers(operation('DeleteParameter')).jsonBody({ Name: NAME });
      })
      .willRespondWith(200, (response) => {
        response.headers(ANSWER_HEADERS).jsonBody({});
      })
      .executeTest(async ({ url }) => {
        await expect(storeAt(url).delete(NAME)).resolves.toBeUndefined();
      });
  });
});
