import { describe, expect, it } from '@jest/globals';
import { readFaultText } from './fault-header.js';

describe('readFaultText', () => {
  it('reads every parameter', () => {
    expect(
      readFaultText('throttling; ms=250; retry-after=2; times=3;skip = 1 ; probability=.5; seed=7; id=my-test'),
    ).toEqual({
      id: 'my-test',
      fault: { kind: 'throttling', delayMs: 250, retryAfterSeconds: 2, times: 3, skip: 1, probability: 0.5, seed: 7 },
    });
  });

  it.each([
    ['', 'the kind must be one of throttling, outage, unauthenticated, forbidden, latency, reset, got ""'],
    ['Throttling', 'got "Throttling"'],
    ['latency', 'latency needs ms'],
    ['latency; ms=60001', 'ms must be a whole number from 1 to 60000, got 60001'],
    ['outage; times=soon', 'times must be a whole number from 1 to 1000000, got "soon"'],
    ['outage; times=0', 'got 0'],
    ['outage; skip=-1', 'skip must be a whole number from 0 to 1000000, got "-1"'],
    ['outage; skip=1.5', 'got 1.5'],
    ['outage; probability=2', 'probability must be a number from 0 to 1, got 2'],
    ['reset; retry-after=1', 'retry-after is for throttling and outage, not for reset'],
    ['outage; times=1; times=2', 'times is there twice'],
    ['outage; colour=red', '"colour=red" is no NAME=VALUE that is known'],
    ['outage; kind=reset', '"kind=reset" is no NAME=VALUE that is known'],
    ['outage;', '"" is no NAME=VALUE'],
    ['outage; id=a b', 'is no NAME=VALUE'],
    ['outage; id=a/b', 'id must be letters, digits and ._~-, got "a/b"'],
    [`outage; id=${'a'.repeat(300)}`, 'it is longer than 300 characters'],
  ])('refuses %j', (text, problem) => {
    expect(() => readFaultText(text)).toThrow(problem);
    expect(() => readFaultText(text)).toThrow(/^X-Pact-Fault: .*Expected KIND\[; NAME=VALUE\]….*retry-after/);
  });
});
