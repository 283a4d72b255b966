import { describe, expect, it } from '@jest/globals';
import { withoutKnownDifferences } from './known-differences.mjs';

const differences = new Map([['suite/xml', 'the reference says otherwise']]);
const caseIds = ['suite/json', 'suite/xml'];

describe('withoutKnownDifferences', () => {
  it('counts a known difference apart, with its reason', () => {
    const result = { passed: 1, failed: 1, output: 'FAIL suite/xml [body]\n     POST /\n1 passed, 1 failed' };

    expect(withoutKnownDifferences(result, caseIds, differences)).toEqual({
      passed: 1,
      failed: 0,
      known: 1,
      output: 'KNOWN suite/xml: the reference says otherwise [body]\n     POST /\n1 passed, 1 failed',
    });
  });

  it('counts a known difference that passes as failed', () => {
    const result = { passed: 2, failed: 0, output: '2 passed, 0 failed' };

    expect(withoutKnownDifferences(result, caseIds, differences)).toMatchObject({
      passed: 1,
      failed: 1,
      known: 0,
      output: expect.stringContaining('PASSES NOW suite/xml'),
    });
  });

  it('leaves every other failure as it is', () => {
    const result = {
      passed: 0,
      failed: 2,
      output: 'FAIL suite/json [body]\nFAIL suite/xml [body]\n0 passed, 2 failed',
    };

    expect(withoutKnownDifferences(result, caseIds, differences)).toMatchObject({
      failed: 1,
      known: 1,
      output: expect.stringContaining('FAIL suite/json [body]'),
    });
  });

  it('says nothing about a suite that broke off', () => {
    const result = { passed: 0, failed: 1, output: 'It counted nothing.' };

    expect(withoutKnownDifferences(result, caseIds, differences)).toEqual({ ...result, known: 0 });
  });
});
