import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FaultTarget } from './fault-filter.js';
import { readFault } from './fault-members.js';
import { FaultPlan, TooManyFaults } from './fault-plan.js';

const target: FaultTarget = { method: 'GET', paths: ['/a'], headers: {} };

/** A target that asks for faults. */
function asking(...lines: string[]): FaultTarget {
  return { ...target, headers: { 'x-pact-fault': lines } };
}

function planOf(...faults: Record<string, unknown>[]): FaultPlan {
  const plan = new FaultPlan();
  for (const members of faults) {
    plan.add({ fault: readFault(members), filter: {}, lifetimeMs: undefined });
  }
  return plan;
}

/** For each of so many requests whether a fault fell on it. */
function falls(plan: FaultPlan, count: number, of = target): boolean[] {
  return Array.from({ length: count }, () => plan.meet(of) !== undefined);
}

const whole = (most: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: most });
const conditions = fc.record({
  times: fc.integer({ min: 1, max: 10 }),
  skip: whole(10),
  probability: fc.double({ min: 0, max: 1, noNaN: true }),
  seed: whole(0xffff_ffff),
});

describe('a planned fault', () => {
  it.each([['constructor'], ['__proto__']])('can be for a header named like a member of every object, %s', (name) => {
    const plan = new FaultPlan();
    const headers = Object.fromEntries([[name, 'x']]);
    plan.add({ fault: readFault({ kind: 'outage' }), filter: { headers }, lifetimeMs: undefined });
    expect(plan.meet(target)).toBeUndefined();
    expect(plan.meet({ ...target, headers: Object.fromEntries([[name, ['x']]]) })).toMatchObject({ delayMs: 0 });
  });

  it('falls on the same requests whenever it has the same seed', () => {
    fc.assert(
      fc.property(conditions, (given) => {
        const fault = { kind: 'reset', ...given };
        expect(falls(planOf(fault), 50)).toEqual(falls(planOf(fault), 50));
      }),
    );
  });

  it('spares the first requests and is over when it has fallen often enough', () => {
    fc.assert(
      fc.property(conditions, whole(50), ({ skip, times, probability, seed }, count) => {
        const fallen = falls(planOf({ kind: 'reset', skip, times, probability, seed }), count);
        expect(fallen.slice(0, skip)).not.toContain(true);
        expect(fallen.filter(Boolean).length).toBeLessThanOrEqual(times);
        const certain = falls(planOf({ kind: 'reset', skip, times }), count);
        expect(certain).toEqual(certain.map((_, index) => index >= skip && index < skip + times));
      }),
    );
  });

  it('falls about as often as its probability says, whatever the seed', () => {
    fc.assert(
      fc.property(whole(0xffff_ffff), fc.constantFrom(0, 0.1, 0.5, 0.9, 1), (seed, probability) => {
        const fallen = falls(planOf({ kind: 'reset', probability, seed }), 2000).filter(Boolean).length;
        expect(Math.abs(fallen / 2000 - probability)).toBeLessThan(0.08);
      }),
    );
  });

  it('is gone when its time is over', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), whole(2000), (lifetimeMs, later) => {
        let now = 1_000_000;
        const plan = new FaultPlan(() => now);
        const { expiresAt } = plan.add({ fault: readFault({ kind: 'reset' }), filter: {}, lifetimeMs });
        expect(expiresAt).toBe(now + lifetimeMs);
        now += later;
        expect(plan.meet(target) !== undefined).toBe(later < lifetimeMs);
        expect(plan.planned).toHaveLength(later < lifetimeMs ? 1 : 0);
        expect(plan.concerns({})).toBe(later < lifetimeMs);
      }),
    );
  });
});

describe('several planned faults', () => {
  it('fall in order until one refuses or resets, and their delays add up, to a minute', () => {
    const plan = planOf(
      { kind: 'latency', ms: 10 },
      { kind: 'throttling', ms: 5, times: 1 },
      { kind: 'latency', ms: 60_000 },
      { kind: 'reset', times: 1 },
    );
    expect(plan.meet(target)).toMatchObject({ delayMs: 15, end: { kind: 'throttling' } });
    expect(plan.meet(target)).toMatchObject({ delayMs: 60_000, end: { kind: 'reset' } });
    expect(plan.meet(target)).toEqual({
      faults: [
        { kind: 'latency', id: '1' },
        { kind: 'latency', id: '3' },
      ],
      delayMs: 60_000,
      end: undefined,
    });
  });

  it('are so many at most; those that are over make room', () => {
    const plan = planOf(...Array.from({ length: 100 }, () => ({ kind: 'outage', times: 1 })));
    const one = { fault: readFault({ kind: 'outage' }), filter: {}, lifetimeMs: undefined };
    expect(() => plan.add(one)).toThrow(TooManyFaults);
    plan.meet(target);
    expect(plan.add(one).id).toBe('101');
    expect(plan.planned).toHaveLength(100);
  });

  it('are removed one by one and all at once', () => {
    const plan = planOf({ kind: 'outage' }, { kind: 'forbidden' });
    expect(plan.remove('1')).toBe(true);
    expect(plan.remove('1')).toBe(false);
    expect(plan.meet(target)).toMatchObject({ end: { kind: 'forbidden' } });
    plan.clear();
    expect(plan.concerns(target.headers)).toBe(false);
    expect(plan.meet(target)).toBeUndefined();
  });
});

describe('a filter', () => {
  it.each([
    [{ method: 'GET' }, true],
    [{ method: 'POST' }, false],
    [{ path: '/a' }, true],
    [{ path: '/a/' }, true],
    [{ path: '/' }, false],
    [{ headers: { 'x-amz-target': 'secretsmanager.GetSecretValue' } }, true],
    [{ headers: { 'x-amz-target': 'secretsmanager' } }, false],
    [{ headers: { 'x-other': '' } }, false],
    [{ method: 'GET', path: '/b' }, false],
  ])('%j: %s', (filter, expected) => {
    const plan = new FaultPlan();
    plan.add({ fault: readFault({ kind: 'outage' }), filter, lifetimeMs: undefined });
    const headers = { 'x-amz-target': ['secretsmanager.GetSecretValue'] };
    expect(plan.meet({ method: 'GET', paths: ['/a/', '/a'], headers }) !== undefined).toBe(expected);
  });

  it('lets a fault count only what it accepts', () => {
    const plan = new FaultPlan();
    plan.add({ fault: readFault({ kind: 'outage', times: 1 }), filter: { path: '/b' }, lifetimeMs: undefined });
    expect(plan.meet(target)).toBeUndefined();
    expect(plan.planned[0]?.course.met).toBe(0);
    expect(plan.meet({ ...target, paths: ['/b'] })).toBeDefined();
  });
});

describe('a fault in a header', () => {
  it('falls at once, before those that are planned', () => {
    const plan = planOf({ kind: 'outage' });
    expect(plan.meet(asking('latency; ms=5', 'forbidden;id=mine'))).toEqual({
      faults: [
        { kind: 'latency', id: undefined },
        { kind: 'forbidden', id: 'mine' },
      ],
      delayMs: 5,
      end: { kind: 'forbidden', retryAfterSeconds: undefined },
    });
  });

  it('is counted by its text', () => {
    const plan = new FaultPlan();
    expect(falls(plan, 3, asking('outage; times=2'))).toEqual([true, true, false]);
    expect(falls(plan, 2, asking('outage; times=2; id=other'))).toEqual([true, true]);
    plan.clear();
    expect(falls(plan, 1, asking('outage; times=2'))).toEqual([true]);
  });

  it('is one of ten at most', () => {
    const plan = new FaultPlan();
    const faults = Array<string>(11).fill('latency; ms=1');
    expect(plan.meet(asking(faults.slice(1).join()))).toMatchObject({ delayMs: 10 });
    expect(() => plan.meet(asking(faults.join()))).toThrow('X-Pact-Fault: expected at most 10 faults, got 11');
  });

  it('is remembered as long as not too many others came', () => {
    const plan = new FaultPlan();
    expect(falls(plan, 2, asking('outage; times=1'))).toEqual([true, false]);
    for (let other = 0; other < 100; other++) {
      plan.meet(asking(`outage; times=1; id=${other}`));
    }
    expect(falls(plan, 1, asking('outage; times=1'))).toEqual([true]);
  });
});
