import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const ROWS = readFileSync(join(ROOT, 'README.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, number, , tests] = /^\| (\d+) +\| (.+?) +\| (.+?) +\|$/.exec(line) ?? [];
    return number === undefined || tests === undefined ? [] : [{ number: Number(number), tests }];
  });
const TESTS = ROWS.flatMap(({ number, tests }) =>
  [...tests.matchAll(/\[(.+?)\]\((.+?)\)/g)].map(([, title = '', file = '']) => ({ number, title, file })),
);

describe('the table of pitfalls', () => {
  it('has a test for each of the 25', () => {
    expect(ROWS.map(({ number }) => number)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
    expect(new Set(TESTS.map(({ number }) => number)).size).toBe(25);
  });

  it.each(TESTS)('names for $number a test that exists: $title', ({ title, file }) => {
    const source = readFileSync(join(ROOT, file), 'utf8');

    expect(titlesIn(source)).toContain(title);
  });

  it('asks for a Node that the Kubernetes client runs on', () => {
    // Its 2.x cannot be imported below Node 22.19.
    expect((createRequire(import.meta.url)('../package.json') as { engines: object }).engines).toEqual({
      node: '^22.19 || >=24',
    });
  });
});

/** The first argument of `it(…)` and `it.each(…)(…)`. */
function titlesIn(source: string): readonly (string | undefined)[] {
  return [...source.matchAll(/(?:\bit|\))\(\s*'((?:[^'\\]|\\.)*)'/g)].map(([, title]) => title);
}
