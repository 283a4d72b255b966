import { describe, expect, it } from '@jest/globals';
import { redactSecrets } from './redact-secrets.js';

describe('redactSecrets', () => {
  it.each([
    'password',
    'Authorization',
    'SecretString',
    'SecretBinary',
    'client_secret',
    'x-amz-security-token',
    'accessToken',
    'API-Key',
    'Set-Cookie',
  ])('hides the value of %s', (name) => {
    expect(redactSecrets({ [name]: 'hunter2' })).toEqual({ [name]: '[redacted]' });
  });

  it.each(['secretName', 'SecretId', 'tokens', 'reason', 'authorizationUrl'])('shows the value of %s', (name) => {
    expect(redactSecrets({ [name]: 'shown' })).toEqual({ [name]: 'shown' });
  });

  it('looks into nested objects and arrays, and leaves the original as it is', () => {
    const original = { a: [{ b: { password: 'x', user: 'u' } }] };

    expect(redactSecrets(original)).toEqual({ a: [{ b: { password: '[redacted]', user: 'u' } }] });
    expect(original.a[0]?.b.password).toBe('x');
  });

  it('hides a whole object under a secret name', () => {
    expect(redactSecrets({ credentials: { user: 'u' } })).toEqual({ credentials: '[redacted]' });
  });

  it.each([
    ['Bearer abc.def-ghi', 'Bearer [redacted]'],
    ['sent basic cGFjdDpwYWN0 along', 'sent basic [redacted] along'],
    ['GET http://pact:pact@broker:9292/x failed', 'GET http://[redacted]@broker:9292/x failed'],
  ])('hides credentials inside the text %j', (text, shown) => {
    expect(redactSecrets({ text })).toEqual({ text: shown });
  });

  it('leaves out what lies too deep to walk', () => {
    let nested: unknown = 'bottom';
    for (let level = 0; level < 10_000; level++) {
      nested = [nested];
    }

    expect(JSON.stringify(redactSecrets(nested))).toBe(`${'['.repeat(16)}"[…]"${']'.repeat(16)}`);
  });

  it('does not take class instances apart', () => {
    const error = new Error('kept');

    expect(redactSecrets({ err: error })).toEqual({ err: error });
  });
});
