import { describe, expect, it } from '@jest/globals';
import { isSessionId, Sessions } from './sessions.js';

function sessionsWith({ count = 3, idleMs = 1000 }): { sessions: Sessions; pass: (milliseconds: number) => void } {
  let now = 0;
  const sessions = new Sessions({ count, idleMs, now: () => now });
  return {
    sessions,
    pass: (milliseconds) => {
      now += milliseconds;
    },
  };
}

function ids(sessions: Sessions): string[] {
  return sessions.all.map(({ id }) => id);
}

describe('Sessions', () => {
  it('closes the least recently used when there are too many', () => {
    const { sessions } = sessionsWith({ count: 2 });
    sessions.open('a');
    sessions.open('b');
    sessions.find('a');
    sessions.open('c');
    expect(ids(sessions)).toEqual(['default', 'a', 'c']);
  });

  it('closes those that were idle for too long', () => {
    const { sessions, pass } = sessionsWith({ idleMs: 1000 });
    sessions.open('a');
    sessions.open('b');
    pass(600);
    sessions.find('a');
    pass(600);
    expect(sessions.find('b')).toBeUndefined();
    expect(ids(sessions)).toEqual(['default', 'a']);
  });

  it('opens a session anew in place of one with the same id', () => {
    const { sessions } = sessionsWith({});
    const before = sessions.open('a');
    expect(sessions.open('a')).not.toBe(before);
    expect(ids(sessions)).toEqual(['default', 'a']);
  });

  it('makes ids that are allowed and new', () => {
    const { sessions } = sessionsWith({ count: 50 });
    const made = Array.from({ length: 50 }, () => sessions.open().id);
    expect(new Set(made).size).toBe(50);
    expect(made.filter(isSessionId)).toEqual(made);
  });

  it('never closes the default session', () => {
    const { sessions, pass } = sessionsWith({});
    expect(sessions.close('default')).toBe(false);
    pass(10_000);
    expect(sessions.find('default')).toBe(sessions.default);
  });
});

describe('isSessionId', () => {
  it.each(['', '.', '..', '-a', 'a/b', 'a b', 'ä', '%41', 'default', 'x'.repeat(101)])('refuses %j', (text) => {
    expect(isSessionId(text)).toBe(false);
  });
});
