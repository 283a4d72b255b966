import { describe, expect, it } from '@jest/globals';
import protobuf from 'protobufjs/light.js';
import { googleMethods } from './google-methods.js';
import { jsonProblem } from './json-problem.js';

function responseType(method: string): protobuf.Type {
  const found = googleMethods().find(({ name }) => name === method);
  if (found === undefined) {
    throw new Error(`no method ${method}`);
  }
  return found.responseType;
}

describe('what keeps a JSON from being a message', () => {
  it.each([
    ['GetSecret', { name: 'n', createTime: '2026-01-15T09:30:00Z', labels: { a: 'b' }, topics: [{ name: 't' }] }],
    ['GetSecret', { ttl: '3.5s', versionAliases: { a: '3', b: 4 }, replication: { automatic: {} } }],
    ['GetSecretVersion', { state: 'ENABLED' }],
    ['GetSecretVersion', { state: 1 }],
    ['GetSecretVersion', { destroyTime: null }],
    ['AccessSecretVersion', { payload: { data: 'cw==', dataCrc32c: '1' } }],
    ['AccessSecretVersion', { payload: { data: 'c-_w' } }],
    ['ListSecrets', { secrets: [], totalSize: 0, nextPageToken: '' }],
    ['DeleteSecret', {}],
    ['GetSecret', { somethingElse: [1, 2] }],
  ])('%s: nothing keeps %j', (method, json) => {
    expect(jsonProblem(responseType(method), json)).toBeUndefined();
  });

  it.each<[string, unknown, string]>([
    ['GetSecret', [], 'expected it to be an object, got []'],
    ['GetSecret', 'x', 'expected it to be an object, got "x"'],
    ['GetSecret', { name: 5 }, 'expected name to be a string, got 5'],
    ['GetSecret', { name: null }, 'expected name to be a string, got null'],
    ['GetSecret', { createTime: 'soon' }, 'expected createTime to be a google.protobuf.Timestamp, got "soon"'],
    ['GetSecret', { createTime: 17 }, 'expected createTime to be a google.protobuf.Timestamp, got 17'],
    ['GetSecret', { createTime: '2026-13-45T00:00:00Z' }, 'expected createTime to be a google.protobuf.Timestamp, got'],
    ['GetSecret', { ttl: '1 hour' }, 'expected ttl to be a google.protobuf.Duration, got "1 hour"'],
    ['GetSecret', { labels: ['a'] }, 'expected labels to be an object, got ["a"]'],
    ['GetSecret', { labels: { a: 1 } }, 'expected labels.a to be a string, got 1'],
    ['GetSecret', { versionAliases: { a: 'one' } }, 'expected versionAliases.a to be an integer, got "one"'],
    ['GetSecret', { topics: {} }, 'expected topics to be a list, got {}'],
    ['GetSecret', { topics: [{}, { name: 1 }] }, 'expected topics[1].name to be a string, got 1'],
    ['GetSecret', { replication: { automatic: true } }, 'expected replication.automatic to be an object, got true'],
    [
      'GetSecretVersion',
      { state: 'ON' },
      'expected state to be one of STATE_UNSPECIFIED, ENABLED, DISABLED, DESTROYED',
    ],
    ['GetSecretVersion', { clientSpecifiedPayloadChecksum: 1 }, 'Checksum to be true or false, got 1'],
    ['AccessSecretVersion', { payload: { data: 's p a c e' } }, 'expected payload.data to be a string in base64, got'],
    ['ListSecrets', { totalSize: 1.5 }, 'expected totalSize to be an integer, got 1.5'],
  ])('%s: %j', (method, json, problem) => {
    expect(jsonProblem(responseType(method), json)).toContain(problem);
  });

  it('is told in few words', () => {
    const problem = jsonProblem(responseType('GetSecret'), { labels: 'x'.repeat(1000) }) ?? '';
    expect(problem.length).toBeLessThan(150);
  });
});
