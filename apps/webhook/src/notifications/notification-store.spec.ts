import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NotificationStore } from './notification-store.js';

const unlimited = { notificationsPerType: 1000, types: 1000, bytes: 1_000_000 };

describe('NotificationStore', () => {
  it('lists the notifications of a type, oldest first', () => {
    const store = storeWith(unlimited, [
      ['a', '1'],
      ['b', '2'],
      ['a', '3'],
    ]);

    expect(store.list('a')).toEqual(['1', '3']);
    expect(store.list('b')).toEqual(['2']);
    expect(store.list('c')).toEqual([]);
  });

  it('forgets the notifications of the cleared type only, and says how many', () => {
    const store = storeWith(unlimited, [
      ['a', '1'],
      ['a', '2'],
      ['b', '3'],
    ]);

    expect(store.clear('a')).toBe(2);
    expect(store.clear('a')).toBe(0);
    expect(store.list('a')).toEqual([]);
    expect(store.list('b')).toEqual(['3']);
  });

  it('keeps the newest of a type', () => {
    const store = storeWith({ ...unlimited, notificationsPerType: 2 }, [
      ['a', '1'],
      ['a', '2'],
      ['a', '3'],
      ['b', '4'],
    ]);

    expect(store.list('a')).toEqual(['2', '3']);
    expect(store.list('b')).toEqual(['4']);
  });

  it('forgets the type that was silent for longest when there are too many', () => {
    const store = storeWith({ ...unlimited, types: 2 }, [
      ['a', '1'],
      ['b', '2'],
      ['a', '3'],
      ['c', '4'],
    ]);

    expect(store.list('a')).toEqual(['1', '3']);
    expect(store.list('b')).toEqual([]);
    expect(store.list('c')).toEqual(['4']);
  });

  it('makes room in the largest type when all are too large together', () => {
    const store = storeWith({ ...unlimited, bytes: 10 }, [
      ['small', '12'],
      ['large', '1234'],
      ['large', '5678'],
      ['other', '1'],
    ]);

    expect(store.list('small')).toEqual(['12']);
    expect(store.list('large')).toEqual(['5678']);
    expect(store.list('other')).toEqual(['1']);
  });

  it('never holds more than its limits, and always the newest', () => {
    const limits = { notificationsPerType: 3, types: 2, bytes: 20 };
    const additions = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.string({ maxLength: 6 })));

    fc.assert(
      fc.property(additions, (notifications) => {
        const store = storeWith(limits, notifications);
        const held = ['a', 'b', 'c'].map((type) => store.list(type));

        expect(held.filter((texts) => texts.length > 0).length).toBeLessThanOrEqual(limits.types);
        expect(Math.max(...held.map((texts) => texts.length))).toBeLessThanOrEqual(limits.notificationsPerType);
        expect(Buffer.byteLength(held.flat().join(''))).toBeLessThanOrEqual(limits.bytes);
        const newest = notifications.at(-1);
        if (newest !== undefined) {
          expect(store.list(newest[0]).at(-1)).toBe(newest[1]);
        }
      }),
    );
  });
});

function storeWith(
  limits: typeof unlimited,
  notifications: readonly (readonly [type: string, text: string])[],
): NotificationStore {
  const store = new NotificationStore(limits);
  for (const [type, text] of notifications) {
    store.add(type, text);
  }
  return store;
}
