import { exchangeId, secretName } from './exchange.mjs';

const MEDIA_TYPE = 'application/x-amz-json-1.1';
const OPERATIONS = Object.freeze(['GetSecretValue', 'DescribeSecret', 'DeleteSecret', 'RestoreSecret']);

/**
 * @param {string} operation
 * @param {string} secret
 * @returns {import('./exchange.mjs').WireRequest}
 */
function awsRequest(operation, secret) {
  return {
    method: 'POST',
    path: '/',
    headers: {
      'content-type': MEDIA_TYPE,
      'x-amz-target': `secretsmanager.${operation}`,
      'x-amz-date': '20260101T000000Z',
      authorization: 'AWS4-HMAC-SHA256 Credential=bench/20260101/us-east-1/secretsmanager/aws4_request',
      'user-agent': 'bench/1.0',
    },
    json: { SecretId: secret },
  };
}

/**
 * The AWS shape: everything is `POST /`, told apart by `x-amz-target` together with a field of the body.
 *
 * @type {import('./exchange.mjs').BenchCase}
 */
export const awsPost = {
  name: 'aws-post',
  profile: 'aws',
  exchange: (index) => ({
    id: exchangeId(index),
    answeredBy: exchangeId(index),
    contractHeaders: ['content-type', 'x-amz-target'],
    request: awsRequest(OPERATIONS[index % OPERATIONS.length] ?? '', secretName(Math.floor(index / OPERATIONS.length))),
    contentType: MEDIA_TYPE,
  }),
  missing: awsRequest('GetSecretValue', 'secret-unknown'),
};
