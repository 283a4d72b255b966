import { describe, expect, it } from '@jest/globals';
import { compile, match, parsePact } from '@pact-infra/pact-core';
import { libraryRequest } from '../library/library-request.mjs';
import { exchangesOf } from './exchange.mjs';
import { CASES } from './index.mjs';
import { pactText } from './pact-text.mjs';

const COUNT = 9;

describe.each(CASES)('case $name', (benchCase) => {
  const pact = parsePact(pactText(benchCase, COUNT));
  const contracts = compile([pact], { normalisation: { jsonMediaTypes: ['application/x-amz-json-1.1'] } });

  it('asks questions that its own contract answers', () => {
    for (const { request, answeredBy } of exchangesOf(benchCase, COUNT)) {
      const found = match(contracts, libraryRequest(request));

      expect(found?.interaction.description).toBe(`request of ${answeredBy}`);
    }
  });

  it('knows a request that its contract does not answer', () => {
    expect(match(contracts, libraryRequest(benchCase.missing))).toBeUndefined();
  });
});
