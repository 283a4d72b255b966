import { describe, expect, it } from '@jest/globals';
import { root } from '../workspace/paths.mjs';
import { readOptions } from './options.mjs';

describe('readOptions', () => {
  it('serves the example contracts on the loopback address by default', () => {
    expect(readOptions([], {})).toEqual({
      contracts: `${root}examples/contracts`,
      fresh: false,
      help: false,
      host: '127.0.0.1',
      data: `${root}.local-stack`,
    });
  });

  it('takes another folder from where the user stands', () => {
    expect(readOptions(['--contracts', 'contracts', '--fresh'], { INIT_CWD: `${root}examples` })).toMatchObject({
      contracts: `${root}examples/contracts`,
      fresh: true,
    });
  });

  it.each([
    [['--contracts', '/nowhere'], '--contracts: /nowhere is not a folder'],
    [['--contacts', '.'], "Unknown option '--contacts'"],
    [['examples'], "Unexpected argument 'examples'"],
  ])('refuses %j', (args, message) => {
    expect(() => readOptions(args, {})).toThrow(message);
  });

  it.each([
    [[], { npm_config_contracts: 'pacts' }, 'npm start -- --contracts'],
    [['pacts'], { npm_config_contracts: 'true' }, 'npm start -- --contracts'],
    [[], { npm_config_fresh: 'true' }, 'npm start -- --fresh'],
  ])('does not pass over an option that npm took: %j, %j', (args, env, advice) => {
    expect(() => readOptions(args, env)).toThrow(advice);
  });
});
