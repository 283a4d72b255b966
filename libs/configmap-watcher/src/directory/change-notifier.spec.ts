import { EventEmitter } from 'node:events';
import type { FSWatcher } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { ChangeNotifier } from './change-notifier.js';

describe('ChangeNotifier', () => {
  it('leaves the work to polling while the system has no notification handle, and asks again at the next look', async () => {
    const answers = [outOfHandles, outOfHandles, () => fakeWatcher()];
    let asked = 0;
    const notifier = new ChangeNotifier(tmpdir(), ignore, () => (answers[asked++] ?? outOfHandles)());

    for (let look = 0; look < 4; look++) {
      await notifier.arm();
    }

    expect(asked).toBe(3);
  });

  it('fails when there is no directory', async () => {
    const notifier = new ChangeNotifier('/no/such/directory', ignore);

    await expect(notifier.arm()).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

function outOfHandles(): FSWatcher {
  throw Object.assign(new Error('System limit for number of file watchers reached'), { code: 'ENOSPC' });
}

function fakeWatcher(): FSWatcher {
  return Object.assign(new EventEmitter(), {
    close: ignore,
    ref: () => fakeWatcher(),
    unref: () => fakeWatcher(),
  });
}

function ignore(): void {
  // Nothing here is told of changes.
}
