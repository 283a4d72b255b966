import { describe, expect, it } from '@jest/globals';
import { mergePatch } from './merge-patch.js';

describe('mergePatch', () => {
  it.each<[string, unknown, unknown, unknown]>([
    ['merges objects', { a: { b: 1, c: 2 } }, { a: { c: 3, d: 4 } }, { a: { b: 1, c: 3, d: 4 } }],
    ['removes what is null', { a: 1, b: 2 }, { a: null }, { b: 2 }],
    ['replaces lists that have no key', { args: ['a', 'b'] }, { args: ['c'] }, { args: ['c'] }],
    [
      'merges containers by name, those of the patch first',
      { containers: [{ name: 'a', image: 'a:1' }, { name: 'b' }] },
      { containers: [{ name: 'new' }, { name: 'b', image: 'b:1' }] },
      { containers: [{ name: 'new' }, { name: 'b', image: 'b:1' }, { name: 'a', image: 'a:1' }] },
    ],
    [
      'merges the ports of a container',
      { ports: [{ name: 'x', containerPort: 1 }] },
      { ports: [{ containerPort: 2 }] },
      { ports: [{ containerPort: 2 }, { name: 'x', containerPort: 1 }] },
    ],
    [
      'merges the ports of a Service',
      { ports: [{ port: 1, targetPort: 1 }] },
      { ports: [{ port: 1, targetPort: 2 }] },
      { ports: [{ port: 1, targetPort: 2 }] },
    ],
  ])('%s', (_, target, patch, expected) => {
    expect(mergePatch(target, patch)).toEqual(expected);
  });

  it('leaves what it patches as it was', () => {
    const target = { containers: [{ name: 'a', env: [{ name: 'X', value: '1' }] }] };
    const before = JSON.stringify(target);

    mergePatch(target, { containers: [{ name: 'a', env: [{ name: 'X', value: '2' }] }] });

    expect(JSON.stringify(target)).toBe(before);
  });

  it('refuses directives, which it would get wrong', () => {
    expect(() => mergePatch({}, { containers: [{ name: 'a', $patch: 'delete' }] })).toThrow('$patch');
  });
});
