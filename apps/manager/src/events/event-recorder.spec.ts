import { beforeEach, describe, expect, it } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { ApiError } from '@pact-infra/configmap-watcher';
import { createLogger } from '@pact-infra/nest-service';
import { ManualClock } from '../../test/manual-clock.js';
import type { ContractEvent } from './contract-events.js';
import { EventRecorder } from './event-recorder.js';

describe('EventRecorder', () => {
  let clock: ManualClock;
  let lines: string[];
  let written: { readonly file: string; readonly type: string; readonly reason: string; readonly message: string }[];
  let failure: Error | undefined;
  let recorder: EventRecorder;

  const published: ContractEvent = { reason: 'ContractPublished', source: 'a.json', message: 'fine' };
  const rejected: ContractEvent = { reason: 'ContractRejected', source: 'a.json', message: '$.consumer: missing' };

  beforeEach(() => {
    clock = new ManualClock();
    lines = [];
    written = [];
    failure = undefined;
    recorder = new EventRecorder({
      clock,
      logger: createLogger({ service: 'test', level: 'info', stream: { write: (line) => lines.push(line) } }),
      write: (file, event) => {
        written.push({ file, ...event });
        return failure === undefined ? Promise.resolve() : Promise.reject(failure);
      },
    });
  });

  async function report(...events: readonly ContractEvent[]): Promise<void> {
    for (const event of events) {
      recorder.report(event);
    }
    for (let turn = 0; turn <= events.length; turn++) {
      await setImmediate();
    }
  }

  it('writes good news as normal and bad news as a warning, in order', async () => {
    await report(published, rejected);

    expect(written).toEqual([
      { file: 'a.json', type: 'Normal', reason: 'ContractPublished', message: 'a.json: fine' },
      { file: 'a.json', type: 'Warning', reason: 'ContractRejected', message: 'a.json: $.consumer: missing' },
    ]);
  });

  it('tries once and logs once where no Role allows it', async () => {
    failure = new ApiError(403, 'events is forbidden');

    await report(published, rejected, published);
    await report(published);

    expect(written).toHaveLength(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('no Role allows to create events (events is forbidden)');
  });

  it('tries again after ten minutes, without another line, and is back once it is allowed', async () => {
    failure = new ApiError(403, 'events is forbidden');
    await report(published);
    clock.advance(10 * 60_000);
    await report(published);
    failure = undefined;
    clock.advance(10 * 60_000);
    await report(published, rejected);

    expect(written).toHaveLength(4);
    expect(lines).toHaveLength(1);
  });

  it('keeps no more than a hundred waiting', async () => {
    await report(...Array.from({ length: 300 }, () => published));

    expect(written).toHaveLength(101);
  });

  it('writes nothing after it was stopped', async () => {
    await recorder.stop();

    await report(published);

    expect(written).toEqual([]);
  });
});
