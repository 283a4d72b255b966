import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { stubEnvironment } from './stub-environment.mjs';
import { parseStubOptions } from './stub-options.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));
const contracts = fileURLToPath(new URL('../../examples/contracts', import.meta.url));

describe('parseStubOptions', () => {
  it('takes files and directories from where the command was typed, raw and on a free port by default', () => {
    const options = parseStubOptions(['--file', 'stub.mjs', '-f', 'stub-options.mjs', '--dir', contracts], folder);

    expect(options).toMatchObject({
      pactFiles: [`${folder}stub.mjs`, `${folder}stub-options.mjs`, contracts],
      port: 0,
      profile: 'raw',
    });
  });

  it.each([
    [[], 'Nothing to serve'],
    [['--file', 'missing.json'], 'No such file or directory'],
    [['--dir', '.'], 'No pact files (*.json) in the directory'],
    [['--file', 'stub.mjs', '--port', '70000'], '--port must be a number from 0 to 65535, got "70000"'],
    [['--file', 'stub.mjs', '--port', '1e3'], '--port must be'],
    [['--file', 'stub.mjs', '--profile', 'oracle'], '--profile must be one of raw, aws, gcp, azure, got "oracle"'],
    [['--file', 'stub.mjs', '--empty-provider-state'], 'needs --provider-state'],
    [['--unknown'], "Unknown option '--unknown'"],
  ])('refuses %j', (argv, message) => {
    expect(() => parseStubOptions(argv, folder)).toThrow(message);
  });

  it('wants nothing but --help for help', () => {
    expect(parseStubOptions(['--help'], folder).help).toBe(true);
  });
});

describe('stubEnvironment', () => {
  it('hands on what was asked for, and nothing else', () => {
    const argv = ['-f', 'stub.mjs', '-d', contracts, '-p', '8080', '--profile', 'gcp', '-s', '^a user', '--cors'];

    expect(stubEnvironment(parseStubOptions(argv, folder))).toEqual({
      PACT_FILES: `${folder}stub.mjs,${contracts}`,
      PORT: '8080',
      PROFILE: 'gcp',
      PROVIDER_STATE: '^a user',
      CORS: 'true',
    });
  });
});
