import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import type { FileWatch, Snapshot, WatchStatus } from '@pact-infra/configmap-watcher';
import { createLogger } from '@pact-infra/nest-service';
import { ManualClock } from '../test/manual-clock.js';
import { MemoryBroker } from '../test/memory-broker.js';
import { ContractManager } from './contract-manager.js';
import { ContractReader } from './contracts/contract-reader.js';
import { readContract } from './contracts/read-contract.js';
import { noContractEvents } from './events/contract-events.js';
import { PublishedFlag } from './published-flag.js';
import { Publisher } from './publishing/publisher.js';

describe('ContractManager', () => {
  let clock: ManualClock;
  let broker: MemoryBroker;
  let lines: string[];
  let watch: FakeWatch;
  let manager: ContractManager;

  beforeEach(() => {
    clock = new ManualClock();
    broker = new MemoryBroker();
    lines = [];
    watch = new FakeWatch();
    const logger = createLogger({ service: 'test', level: 'info', stream: { write: (line) => lines.push(line) } });
    manager = new ContractManager({
      watch,
      reader: new ContractReader(readContract),
      broker,
      publisher: new Publisher({
        broker,
        revision: { branch: 'main', commit: 'abc' },
        logger,
        events: noContractEvents,
      }),
      events: noContractEvents,
      flag: new PublishedFlag('/nonexistent/published.flag', logger),
      logger,
      clock,
      random: () => 0.5,
      servedProviders: [],
      checkIntervalMs: 2_000,
      healthIntervalMs: 30_000,
      brokerTimeoutMs: 90_000,
    });
  });

  afterEach(() => manager.stop());

  async function pass(milliseconds: number): Promise<void> {
    clock.advance(milliseconds);
    await setImmediate();
    await setImmediate();
  }

  it('asks an unhealthy broker every 2 s for ever, and says so in the log at once, and once more after 90 s', async () => {
    broker.healthy = false;
    manager.start();
    const complaints = (): number => lines.filter((line) => line.includes('has not been healthy for')).length;

    for (let seconds = 0; seconds < 88; seconds += 2) {
      await pass(2_000);
      expect(clock.pending).toEqual([2_000]);
    }
    expect(lines.filter((line) => line.includes('waiting for the broker'))).toHaveLength(1);
    expect(complaints()).toBe(0);
    for (let seconds = 88; seconds < 200; seconds += 2) {
      await pass(2_000);
    }
    expect(complaints()).toBe(1);

    broker.healthy = true;
    await pass(2_000);
    expect(manager.report().broker_healthy).toBe(true);
    while (!clock.pending.includes(30_000)) {
      await setImmediate();
    }
  });

  it('is alive while the broker is down, and dead when a round hangs', async () => {
    broker.healthy = false;
    manager.start();
    for (let minutes = 0; minutes < 60; minutes++) {
      await pass(60_000);
    }
    expect(manager.stoppedLoops()).toEqual([]);

    broker.healthProblem = (signal?: AbortSignal) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => {
          reject(new Error('stopped'));
        });
      });
    await pass(60_000);
    await pass(200_000);

    expect(manager.stoppedLoops()).toEqual(['publishing: no sign of life for 260 s']);
  });

  it('is dead when the watch has stopped looking, not when it looks in vain', () => {
    watch.current = { ...watch.current, sinceAttemptMs: 1_000, error: 'the API server is gone' };
    expect(manager.stoppedLoops()).toEqual([]);
    expect(manager.report().source).toMatchObject({ error: 'the API server is gone' });

    watch.current = { ...watch.current, sinceAttemptMs: 61_000 };

    expect(manager.stoppedLoops()).toEqual(['watching a test: no look at it for 61 s']);
  });
});

class FakeWatch implements FileWatch {
  current: WatchStatus = {
    source: 'a test',
    sinceAttemptMs: 0,
    sinceSuccessMs: 0,
    longestAttemptMs: 60_000,
    error: undefined,
  };
  private end: () => void = () => undefined;

  // eslint-disable-next-line require-yield -- nothing ever comes
  async *[Symbol.asyncIterator](): AsyncGenerator<Snapshot, void, void> {
    await new Promise<void>((resolve) => {
      this.end = resolve;
    });
  }

  status(): WatchStatus {
    return this.current;
  }

  stop(): Promise<void> {
    this.end();
    return Promise.resolve();
  }
}
