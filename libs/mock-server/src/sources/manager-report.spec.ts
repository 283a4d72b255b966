import { describe, expect, it } from '@jest/globals';
import { parseManagerReport } from './manager-report.js';

describe('parseManagerReport', () => {
  it('reads what a mock server needs, of files that are no contracts their name', () => {
    const text = JSON.stringify({
      status: 'ready',
      revision: 'r1',
      source: { name: 'pacts', state: 'present', error: null },
      contracts: [
        { source: 'a.json', provider: 'Vault', consumer: 'Shop', version: '1', hash: 'x', error: null },
        { source: 'b.json', provider: 'Store', consumer: 'Shop', version: null, hash: null, error: 'unpublished' },
        { source: 'c.json', provider: null, consumer: null, version: null, hash: null, error: 'not JSON' },
      ],
    });
    expect(parseManagerReport(text)).toEqual({
      revision: 'r1',
      isSourcePresent: true,
      files: [
        { source: 'a.json', contract: { provider: 'Vault', consumer: 'Shop', version: '1', hash: 'x' } },
        { source: 'b.json', contract: { provider: 'Store', consumer: 'Shop', version: undefined, hash: undefined } },
        { source: 'c.json', contract: undefined },
      ],
    });
  });

  it('does not take an absent source for present', () => {
    const text = JSON.stringify({ revision: 'r1', source: { state: 'absent' }, contracts: [] });
    expect(parseManagerReport(text).isSourcePresent).toBe(false);
  });

  it.each(['{}', '[]', 'null', '{"revision":1,"contracts":[]}', '{"revision":"r"}'])('refuses %s', (text) => {
    expect(() => parseManagerReport(text)).toThrow('expected "revision" and "contracts" in the answer of /ready');
  });
});
