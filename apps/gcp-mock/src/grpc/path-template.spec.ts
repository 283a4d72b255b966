import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jsonName, PathTemplate } from './path-template.js';

function expand(template: string, fields: Readonly<Record<string, string>>): string | undefined {
  return new PathTemplate(template).expand((field) => fields[field]);
}

describe('a path template', () => {
  it.each([
    ['/v1/{name=projects/*/secrets/*}', { name: 'projects/p/secrets/s' }, '/v1/projects/p/secrets/s'],
    ['/v1/{name=projects/*/secrets/*}:access', { name: 'projects/p/secrets/s' }, '/v1/projects/p/secrets/s:access'],
    ['/v1/{parent=projects/*}/secrets', { parent: 'projects/p' }, '/v1/projects/p/secrets'],
    ['/v1/{name}', { name: 'a/b' }, undefined],
    ['/v1/{name}', { name: 'a' }, '/v1/a'],
    ['/v1/{name=*}', { name: 'a' }, '/v1/a'],
    ['/v1/{name=**}', { name: 'a/b/c' }, '/v1/a/b/c'],
    ['/v1/{resource=**}:getIamPolicy', { resource: 'a/b' }, '/v1/a/b:getIamPolicy'],
    ['/v1/{a=x/*}/y/{b.c}', { a: 'x/1', 'b.c': '2' }, '/v1/x/1/y/2'],
    ['/v1/fixed', {}, '/v1/fixed'],
    ['/v1/{parameter_version.name=versions/*}', { 'parameterVersion.name': 'versions/1' }, '/v1/versions/1'],
  ])('%s with %j is %s', (template, fields, path) => {
    expect(expand(template, fields)).toBe(path);
  });

  it.each([
    ['no value', {}],
    ['an empty value', { name: '' }],
    ['too few segments', { name: 'projects/p' }],
    ['too many segments', { name: 'projects/p/secrets/s/versions/1' }],
    ['an empty segment', { name: 'projects//secrets/s' }],
    ['another literal', { name: 'folders/p/secrets/s' }],
    ['a step up', { name: 'projects/../secrets/s' }],
    ['a step in place', { name: 'projects/p/secrets/.' }],
  ])('does not fit %s', (_case, fields) => {
    expect(expand('/v1/{name=projects/*/secrets/*}', fields)).toBeUndefined();
  });

  it('takes the literals of a pattern by the letter', () => {
    expect(expand('/v1/{name=a.b/*}', { name: 'axb/c' })).toBeUndefined();
    expect(expand('/v1/{name=a.b/*}', { name: 'a.b/c' })).toBe('/v1/a.b/c');
  });

  it('has values that come back out of the URL as they went in', () => {
    const segment = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !/^\.\.?$|\//.test(text));
    fc.assert(
      fc.property(segment, segment, (project, secret) => {
        const name = `projects/${project}/secrets/${secret}`;
        const path = expand('/v1/{name=projects/*/secrets/*}:access', { name }) ?? '';
        expect(path).toMatch(/^[\w/.~%:-]+$/);
        expect(decodeURIComponent(path)).toBe(`/v1/${name}:access`);
        expect(new URL(path, 'http://localhost').pathname).toBe(path);
      }),
    );
  });

  it('knows its fields', () => {
    expect(new PathTemplate('/v1/{a=x/*}/y/{b_c.d}').fields).toEqual(['a', 'bC.d']);
  });
});

describe('the JSON name of a field', () => {
  it.each([
    ['secret', 'secret'],
    ['update_mask', 'updateMask'],
    ['parameter_version.data_crc32c', 'parameterVersion.dataCrc32c'],
  ])('of %s is %s', (field, name) => {
    expect(jsonName(field)).toBe(name);
  });
});
