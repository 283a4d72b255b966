import { describe, expect, it } from '@jest/globals';
import { parseBenchOptions } from './options.mjs';
import { selection } from './selection.mjs';

describe('parseBenchOptions', () => {
  it('takes peers from the environment unless the command line names them', () => {
    const env = { MOUNTEBANK: '/opt/mb', WIREMOCK_JAR: '/opt/wiremock.jar' };

    expect(parseBenchOptions(['--wiremock', '/tmp/other.jar'], env)).toMatchObject({
      mountebank: '/opt/mb',
      wiremock: '/tmp/other.jar',
    });
  });

  it('lets single values be set beside --quick', () => {
    expect(parseBenchOptions(['--quick', '--n', '1,1000'], {}).settings).toMatchObject({
      counts: [1, 1000],
      rounds: 2,
      roundMs: 500,
    });
  });

  it.each([
    [['--n', '1,x'], '--n must be a positive number, got "x"'],
    [['--rounds', '1.5'], '--rounds must be a whole number, got "1.5"'],
    [['--seconds', '0'], '--seconds must be a positive number, got "0"'],
    [['--fast'], "Unknown option '--fast'"],
  ])('refuses %j', (argv, message) => {
    expect(() => parseBenchOptions(argv, {})).toThrow(message);
  });
});

describe('selection', () => {
  const names = { sections: ['load', 'start'], cases: ['get', 'post'], subjects: ['mock', 'floor'] };

  it('narrows only the kinds that have a name in the list', () => {
    const chosen = selection(['load', 'mock'], names);

    expect([chosen.section('load'), chosen.section('start')]).toEqual([true, false]);
    expect([chosen.case('get'), chosen.case('post')]).toEqual([true, true]);
    expect([chosen.subject('mock'), chosen.subject('floor')]).toEqual([true, false]);
  });

  it('refuses a name that nothing bears', () => {
    expect(() => selection(['mokc'], names)).toThrow('nothing is called "mokc"; there are load, start, get');
  });
});
