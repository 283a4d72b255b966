import { describe, expect, it } from '@jest/globals';
import { splitRequestTarget } from './request-target.js';

describe('splitRequestTarget', () => {
  it.each([
    ['/a', '/a', ''],
    ['/a?b=c?d', '/a', 'b=c?d'],
    ['/?', '/', ''],
    ['http://host:1234/a%20b?c', '/a%20b', 'c'],
    ['http://host?c=1', '/', 'c=1'],
    ['//evil/a', '//evil/a', ''],
    ['*', '*', ''],
  ])('splits %s into path %s and query %s', (target, path, query) => {
    expect(splitRequestTarget(target)).toEqual({ path, query });
  });
});
