import { beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock } from '../../test/manual-clock.js';
import { buildReadyReport, type ReadyReport } from './ready-report.js';
import { StatusBoard } from './status-board.js';

describe('StatusBoard', () => {
  let clock: ManualClock;
  let board: StatusBoard;
  const gone = new AbortController();

  const report = (isBrokerHealthy: boolean): ReadyReport =>
    buildReadyReport({
      isBrokerHealthy,
      source: { name: 'directory /contracts', state: 'present', error: null },
      files: [],
      publicationOf: () => ({}),
      servedProviders: [],
    });

  beforeEach(() => {
    clock = new ManualClock();
    board = new StatusBoard(report(false), clock);
  });

  function wait(waitMs = 30_000, signal = gone.signal): Promise<void> {
    return board.waitForOther(report(false).revision, { waitMs, signal });
  }

  it('lets every reader wait for another revision', async () => {
    const waits = [wait(), wait()];

    board.show(report(false));
    expect(clock.pending).toHaveLength(2);
    board.show(report(true));

    await Promise.all(waits);
    expect(board.report.broker_healthy).toBe(true);
    expect(clock.pending).toEqual([]);
  });

  it('does not let a reader wait that is behind already', async () => {
    board.show(report(true));

    await expect(wait()).resolves.toBeUndefined();
  });

  it('ends a wait when its time is up', async () => {
    const waiting = wait(30_000);

    clock.advance(30_000);

    await expect(waiting).resolves.toBeUndefined();
  });

  it('forgets a reader that went away', async () => {
    const reader = new AbortController();
    const waiting = wait(30_000, reader.signal);

    reader.abort();

    await expect(waiting).resolves.toBeUndefined();
    expect(clock.pending).toEqual([]);
  });

  it('ends every wait when it is closed', async () => {
    const waiting = wait();

    board.close();

    await expect(waiting).resolves.toBeUndefined();
    await expect(wait()).resolves.toBeUndefined();
  });
});
