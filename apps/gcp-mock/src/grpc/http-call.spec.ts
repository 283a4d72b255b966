import { describe, expect, it } from '@jest/globals';
import { httpBindings } from './http-binding.js';
import type { HttpBinding } from './http-binding.js';
import { httpCall } from './http-call.js';
import type { JsonMessage } from './json-message.js';

function bindings(rule: object): readonly HttpBinding[] {
  return httpBindings([{ '(google.api.method_signature)': 'parent' }, { '(google.api.http)': rule }]);
}

/** The request in one text: method, path, query without what every one has, body. */
function call(rule: object, message: JsonMessage): string | undefined {
  const request = httpCall(message, bindings(rule));
  if (request === undefined) {
    return undefined;
  }
  const { method, path, query, body } = request;
  const parameters = query.replace(/&?\$alt=json%3Benum-encoding=int$/, '');
  return [`${method} ${path}?${parameters}`, Buffer.from(body).toString()].join(' ').trimEnd();
}

describe('the HTTP request of a message', () => {
  it('has in the query what is not in the path', () => {
    const message = { parent: 'p', pageSize: 5, filter: 'a=b & c', options: { deep: { version: 3 } }, ids: ['1', '2'] };
    expect(call({ get: '/v1/{parent}' }, message)).toBe(
      'GET /v1/p?pageSize=5&filter=a%3Db%20%26%20c&options.deep.version=3&ids=1&ids=2',
    );
  });

  it('has the other fields in the body when the body is *', () => {
    expect(call({ post: '/v1/{parent}:add', body: '*' }, { parent: 'p', payload: { data: 'eA==' } })).toBe(
      'POST /v1/p:add? {"payload":{"data":"eA=="}}',
    );
    expect(call({ post: '/v1/{name}:enable', body: '*' }, { name: 'n' })).toBe('POST /v1/n:enable? {}');
  });

  it('has one field in the body when the body is a field', () => {
    const rule = { post: '/v1/{parent}/versions', body: 'parameter_version' };
    expect(call(rule, { parent: 'p', parameterVersionId: 'v1', parameterVersion: { disabled: true } })).toBe(
      'POST /v1/p/versions?parameterVersionId=v1 {"disabled":true}',
    );
    expect(call(rule, { parent: 'p' })).toBe('POST /v1/p/versions? {}');
  });

  it('leaves out of the body what is in the path', () => {
    const message = { secret: { name: 'n', etag: 'e' }, updateMask: 'etag' };
    expect(call({ patch: '/v1/{secret.name}', body: 'secret' }, message)).toBe(
      'PATCH /v1/n?updateMask=etag {"etag":"e"}',
    );
  });

  it('is the first binding that fits', () => {
    const rule = (additional: unknown): object => ({ get: '/v1/{name=a/*}', additional_bindings: additional });
    const another = { delete: '/v1/{name=b/*}' };
    const third = { put: '/v1/{name=c/*}', body: '*' };
    expect(call(rule(another), { name: 'a/1' })).toBe('GET /v1/a/1?');
    expect(call(rule(another), { name: 'b/1' })).toBe('DELETE /v1/b/1?');
    expect(call(rule([another, third]), { name: 'c/1' })).toBe('PUT /v1/c/1? {}');
    expect(call(rule([another, third]), { name: 'd/1' })).toBeUndefined();
  });

  it('asks for enumerations as numbers', () => {
    const request = httpCall({ name: 'n' }, bindings({ get: '/v1/{name}' }));
    expect(request?.query).toBe('$alt=json%3Benum-encoding=int');
  });

  it('is none for a method without HTTP', () => {
    expect(httpCall({ name: 'n' }, httpBindings([{ deprecated: true }]))).toBeUndefined();
  });
});
