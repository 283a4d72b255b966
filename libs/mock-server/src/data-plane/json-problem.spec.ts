import { describe, expect, it } from '@jest/globals';
import { jsonProblem } from './json-problem.js';

function problemOf(body: string | Buffer, contentType = 'application/json'): string | undefined {
  const headers = { 'content-type': [contentType] };
  return jsonProblem({ method: 'POST', path: '/', query: '', headers, body: Buffer.from(body) }, [
    'application/x-json',
  ]);
}

describe('jsonProblem', () => {
  it.each(['{"a":[1,"]["]}', '"text"', ''])('finds nothing wrong with %j', (body) => {
    expect(problemOf(body)).toBeUndefined();
  });

  it.each(['application/json; charset=utf-8', 'Application/X-JSON;v=1', 'application/vnd.api+json'])(
    'holds a body of type %s to JSON',
    (contentType) => {
      expect(problemOf('{"a":', contentType)).toMatch(/^The request body is not JSON: /);
    },
  );

  it('leaves other content types alone', () => {
    expect(problemOf('{"a":', 'text/plain')).toBeUndefined();
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(problemOf(Buffer.from([0x22, 0xff, 0x22]))).toMatch(/^The request body is not JSON: /);
  });

  it('refuses nesting that nobody means', () => {
    const depth = 100_000;
    expect(problemOf('['.repeat(depth) + ']'.repeat(depth))).toBe(
      'The request body is JSON nested deeper than 1000 levels',
    );
  });
});
