import { describe, expect, it } from '@jest/globals';
import { redactSecrets, redactText } from './redact-secrets.js';

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

  it('shows of an error what it says, with its causes, and nothing that hangs on it', () => {
    const config = { url: '/pacts', auth: { username: 'u', password: 'hunter2' } };
    const cause = Object.assign(new Error('no answer from http://u:hunter2@broker'), { code: 'ECONNREFUSED', config });

    const shown = redactSecrets({ err: new TypeError('sent Bearer hunter2', { cause }) });

    expect(shown).toMatchObject({
      err: {
        type: 'TypeError',
        message: 'sent Bearer [redacted]',
        stack: expect.stringContaining('redact-secrets.spec'),
        cause: { type: 'Error', message: 'no answer from http://[redacted]@broker', code: 'ECONNREFUSED' },
      },
    });
    expect(JSON.stringify(shown)).not.toContain('hunter2');
  });

  it('shows each of several errors', () => {
    const errors = [new Error('first'), new Error('second')];

    expect(redactSecrets(new AggregateError(errors, 'both'))).toMatchObject({
      errors: [{ message: 'first' }, { message: 'second' }],
    });
  });

  it('looks into class instances as JSON does', () => {
    class Settings {
      readonly PACT_BROKER_PASSWORD = 'hunter2';
      readonly since = new Date(0);
    }

    expect(redactSecrets(new Settings())).toEqual({
      PACT_BROKER_PASSWORD: '[redacted]',
      since: '1970-01-01T00:00:00.000Z',
    });
  });

  it('shows of bytes how many there are', () => {
    expect(redactSecrets({ body: Buffer.from('hunter2') })).toEqual({ body: '[7 bytes]' });
  });

  it('ends at objects that hold themselves', () => {
    const circular: Record<string, unknown> = {};
    circular['self'] = circular;

    expect(JSON.stringify(redactSecrets(circular))).toContain('"[…]"');
  });
});

describe('redactText', () => {
  it('hides a password with @ in it', () => {
    expect(redactText('http://user:p@ss@broker/x')).toBe('http://[redacted]@broker/x');
  });

  it('leaves addresses without credentials as they are', () => {
    expect(redactText('http://broker/a@b?mail=c@d')).toBe('http://broker/a@b?mail=c@d');
  });

  it('keeps a line of JSON valid when a password has a quote in it', () => {
    const line = JSON.stringify({ msg: 'GET http://u:a"b@broker/', next: 'x@y' });

    expect(JSON.parse(redactText(line))).toEqual({ msg: 'GET http://[redacted]@broker/', next: 'x@y' });
  });
});
